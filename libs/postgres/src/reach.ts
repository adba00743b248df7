import { setImmediate as nextTurn } from 'node:timers/promises';
import { Absence, type OnReach } from './absence.js';
import { reasonOf } from './explain.js';

/** What is thrown where the server cannot be reached. */
export type Refusal = (why: string, cause: unknown) => Error;

/** A restart of the server, but not a failover: whoever reads asks again sooner than that. */
const READ_PATIENCE_MS = 3_000;

export type ReachOptions = Readonly<{
  deadlineMs: number;
  /** What the server is called, such as "PostgreSQL of the views". */
  of: string;
  refusal: Refusal;
  onReach?: OnReach | undefined;
}>;

/** Whether the server can be reached, as far as anything that asks it knows, and so how long a call may wait for it. */
export class Reach {
  private down: Readonly<{ since: number; why: string; cause: unknown }> | undefined;
  private readonly absence: Absence;

  constructor(private readonly options: ReachOptions) {
    this.absence = new Absence(options.onReach);
  }

  get deadlineMs(): number {
    return this.options.deadlineMs;
  }

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
    const reason = reasonOf(cause);
    const why = `${this.options.of} cannot be used now: ${reason}`;
    this.down = { since: this.down?.since ?? since, why, cause };
    this.absence.found(reason, since);
  }

  regained(): void {
    this.down = undefined;
    this.absence.over();
  }

  /** Whether a read that failed is not tried again: whoever waits for the server waits for nothing. */
  get isAway(): boolean {
    return this.readAgainUntil() <= performance.now();
  }

  close(): void {
    this.absence.close();
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
    return this.because(this.options.refusal);
  }

  because(refusal: Refusal): Error {
    return refusal(this.down?.why ?? 'no answer in time', this.down?.cause);
  }
}
