import { setImmediate as nextTurn } from 'node:timers/promises';

/** Splits long work into slices, with other work of the event loop between them. */
export class TimeSlices {
  readonly #ms: number;
  #until = 0;

  /** `ms`: how long a slice may take. */
  constructor(ms: number) {
    this.#ms = ms;
    this.restart();
  }

  /** End of the running slice, in terms of `performance.now()`. */
  get until(): number {
    return this.#until;
  }

  /** Lets others have their turn if the slice is used up. */
  async yieldIfUsedUp(): Promise<void> {
    if (performance.now() < this.#until) return;
    await nextTurn();
    this.restart();
  }

  /** Starts a slice after a wait for something else. */
  restart(): void {
    this.#until = performance.now() + this.#ms;
  }
}
