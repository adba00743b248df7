/** Of a server: that it is away, and that it is back after so long. */
export type Reached =
  | Readonly<{ isAway: true; since: Date; why: string }>
  | Readonly<{ isAway: false; afterMs: number }>;
export type OnReach = (reached: Reached) => void;

/** A connection that is lost and made anew is nothing to tell of. */
const NOTICED_MS = 1_000;

/** Tells once of a server that stays away, and once when it is back, however often either is found. */
export class Absence {
  #began: number | undefined;
  #why = '';
  #isTold = false;
  #noticed: NodeJS.Timeout | undefined;

  constructor(private readonly tell: OnReach = () => undefined) {}

  /** `at`: when the try began that failed, as `performance.now()` tells it. */
  found(why: string, at = performance.now()): void {
    this.#why = why;
    if (this.#began !== undefined) return;
    this.#began = at;
    this.#noticed = setTimeout(() => {
      this.#isTold = true;
      this.tell({ isAway: true, since: new Date(Date.now() - (performance.now() - at)), why: this.#why });
    }, NOTICED_MS).unref();
  }

  over(): void {
    if (this.#began === undefined) return;
    clearTimeout(this.#noticed);
    const afterMs = performance.now() - this.#began;
    const wasTold = this.#isTold;
    [this.#began, this.#isTold] = [undefined, false];
    if (wasTold) this.tell({ isAway: false, afterMs });
  }

  /** Nobody looks any more. */
  close(): void {
    clearTimeout(this.#noticed);
  }
}
