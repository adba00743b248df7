import type { ServiceError } from '@grpc/grpc-js';
import { setTimeout as sleep } from 'node:timers/promises';

/** What goes wrong with a call; `after`: only once it is done, so that the client cannot know. */
export type Fault = Readonly<
  | { is: 'delay'; ms: number }
  | { is: 'failure'; failure: ServiceError; after?: boolean }
  /** It is never answered. */
  | { is: 'silence'; after?: boolean }
  /** All connections are cut. */
  | { is: 'cut'; after?: boolean }
>;
export type Method = 'append' | 'batchAppend' | 'read' | 'subscribe' | 'features';

const NEVER = new Promise<never>(() => undefined);

/** Faults in the order in which calls meet them. */
export class Faults {
  private readonly queued = new Map<Method, Fault[]>();

  constructor(private readonly cut: () => void) {}

  /** The next calls of this method meet these, one each. */
  next(method: Method, ...faults: readonly Fault[]): void {
    this.queued.set(method, [...(this.queued.get(method) ?? []), ...faults]);
  }

  clear(): void {
    this.queued.clear();
  }

  /** Does the work of a call with what goes wrong with it. */
  async around<T>(method: Method, work: () => T): Promise<T> {
    const fault = this.queued.get(method)?.shift();
    if (fault === undefined) return work();
    if (fault.is === 'delay') {
      await sleep(fault.ms);
      return work();
    }
    if (fault.after === true) work();
    return this.fails(fault);
  }

  private fails(fault: Exclude<Fault, { is: 'delay' }>): Promise<never> {
    if (fault.is === 'failure') throw fault.failure;
    if (fault.is === 'cut') this.cut();
    return NEVER;
  }
}
