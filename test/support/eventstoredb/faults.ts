import type { ServiceError } from '@grpc/grpc-js';
import { setTimeout as sleep } from 'node:timers/promises';

/** What goes wrong with a call; `after`: only once it is done, so that the client cannot know. */
export type Fault = Readonly<
  /** `met`: told when a call meets it. */
  | { is: 'delay'; ms: number; after?: boolean; met?: () => void }
  | { is: 'failure'; failure: ServiceError; after?: boolean }
  /** It is never answered. */
  | { is: 'silence'; after?: boolean }
  /** All connections are cut. */
  | { is: 'cut'; after?: boolean }
>;
export type Method = 'append' | 'read' | 'subscribe' | 'features';
/** A method, or appends to one stream. */
export type Met = Method | `append ${string}`;

const NEVER = new Promise<never>(() => undefined);

/** Faults in the order in which calls meet them. */
export class Faults {
  private readonly queued = new Map<Met, Fault[]>();
  private readonly standing = new Map<Met, () => Fault>();

  constructor(private readonly cut: () => void) {}

  /** The next calls of this method meet these, one each. */
  next(method: Met, ...faults: readonly Fault[]): void {
    this.queued.set(method, [...(this.queued.get(method) ?? []), ...faults]);
  }

  /** Every call of this method meets one, until they are cleared; undefined: no more. */
  each(method: Met, fault?: () => Fault): void {
    if (fault === undefined) this.standing.delete(method);
    else this.standing.set(method, fault);
  }

  clear(): void {
    this.queued.clear();
    this.standing.clear();
  }

  /** Does the work of a call with what goes wrong with it. */
  async around<T>(met: readonly Met[], work: () => T): Promise<T> {
    const fault = met
      .map((each) => this.queued.get(each)?.shift() ?? this.standing.get(each)?.())
      .find((each) => each !== undefined);
    if (fault === undefined) return work();
    if (fault.is === 'delay') return this.late(fault, work);
    if (fault.after === true) work();
    return this.fails(fault);
  }

  private async late<T>({ ms, after, met }: Extract<Fault, { is: 'delay' }>, work: () => T): Promise<T> {
    met?.();
    const done = after === true ? { is: work() } : undefined;
    await sleep(ms, undefined, { ref: false });
    return done === undefined ? work() : done.is;
  }

  private fails(fault: Exclude<Fault, { is: 'delay' }>): Promise<never> {
    if (fault.is === 'failure') throw fault.failure;
    if (fault.is === 'cut') this.cut();
    return NEVER;
  }
}
