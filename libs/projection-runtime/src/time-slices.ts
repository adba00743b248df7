import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long a slice of work may block the event loop. */
const SLICE_MS = 12;

/** Splits long work into slices, with other work of the event loop between them. */
export class TimeSlices {
  #until = performance.now() + SLICE_MS;

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
    this.#until = performance.now() + SLICE_MS;
  }
}
