/** How many wait for the views, where every thread of a process sees it. */
export const demandCounter = (): SharedArrayBuffer => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);

/** Little beside the time in which somebody reads what they have written, and much beside the time that a write takes. */
const REST_MS = 50;

/** Who waits for the views, and how long projecting may wait for more to project where nobody does. */
export class Demand {
  readonly #waiting: Int32Array<SharedArrayBuffer>;

  constructor(
    counter: SharedArrayBuffer,
    private readonly restMs = REST_MS,
  ) {
    this.#waiting = new Int32Array(counter);
  }

  /** One more waits for them, or one less. */
  readonly changed = (by: 1 | -1): void => {
    Atomics.add(this.#waiting, 0, by);
    if (by > 0) Atomics.notify(this.#waiting, 0);
  };

  /** Ends with the first who waits. Events that come close together cost much less together than one by one. */
  readonly rest = async (): Promise<void> => {
    await Atomics.waitAsync(this.#waiting, 0, 0, this.restMs).value;
  };
}
