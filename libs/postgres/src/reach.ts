import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe } from './failures.js';

/** What is thrown where the server cannot be reached. */
export type Refusal = (why: string, cause: unknown) => Error;

/** A restart of the server, but not a failover: whoever reads asks again sooner than that. */
const READ_PATIENCE_MS = 3_000;

/** Whether the server can be reached, as far as anything that asks it knows, and so how long a call may wait for it. */
export class Reach {
  private down: Readonly<{ since: number; why: string; cause: unknown }> | undefined;

  constructor(
    readonly deadlineMs: number,
    private readonly refusal: Refusal,
    private readonly inWords: (cause: unknown) => string = describe,
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
    return this.after(this.deadlineMs);
  }

  /** Until when a read that failed is tried again: sooner than a write, which somebody would have to repeat. */
  readAgainUntil(): number {
    return this.after(Math.min(READ_PATIENCE_MS, this.deadlineMs));
  }

  /** `since`: when the try began that failed. */
  lost(cause: unknown, since: number): void {
    this.down = { since: this.down?.since ?? since, why: this.inWords(cause), cause };
  }

  regained(): void {
    this.down = undefined;
  }

  /** In a later turn: whoever asks again at once would keep the event loop from ever hearing of the server. */
  async refused(): Promise<never> {
    await nextTurn();
    throw this.unavailable();
  }

  private after(ms: number): number {
    const now = performance.now();
    return Math.min(now, this.down?.since ?? now) + ms;
  }

  unavailable(): Error {
    return this.because(this.refusal);
  }

  because(refusal: Refusal): Error {
    return refusal(this.down?.why ?? 'no answer in time', this.down?.cause);
  }
}
