import { setImmediate as nextTurn } from 'node:timers/promises';
import { OutcomeUnknown, StoreUnavailable } from '@plumbline/event-log';
import { describe } from './failures.js';

/** Whether the server can be reached, as far as anything that asks it knows, and so how long a call may wait for it. */
export class Reach {
  private down: Readonly<{ since: number; why: string; cause: unknown }> | undefined;

  constructor(
    readonly deadlineMs: number,
    private readonly what = 'The event store',
  ) {}

  /** One try of a call; where nothing comes back, there is time for another one. */
  get tryMs(): number {
    return this.deadlineMs / 2;
  }

  get fault(): string | undefined {
    return this.down?.why;
  }

  /** When a call that is made now is over. A short absence is waited out; in a long one nobody is kept waiting. */
  until(): number {
    const now = performance.now();
    return Math.min(now, this.down?.since ?? now) + this.deadlineMs;
  }

  /** `since`: when the try began that failed. */
  lost(cause: unknown, since: number): void {
    this.down = { since: this.down?.since ?? since, why: describe(cause), cause };
  }

  regained(): void {
    this.down = undefined;
  }

  /** In a later turn: whoever asks again at once would keep the event loop from ever hearing of the server. */
  async refused(): Promise<never> {
    await nextTurn();
    throw this.unavailable();
  }

  unavailable(): StoreUnavailable {
    return new StoreUnavailable(`${this.what} is not available: ${this.why}`, { cause: this.down?.cause });
  }

  unknown(): OutcomeUnknown {
    return new OutcomeUnknown(`${this.what} broke off with the append in hand: ${this.why}`, {
      cause: this.down?.cause,
    });
  }

  private get why(): string {
    return this.down?.why ?? 'no answer in time';
  }
}
