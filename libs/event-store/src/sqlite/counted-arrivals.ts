import type { Arrivals } from '../subscribe.js';

/** Counts the commits of a store where every thread of its process sees them. */
export const commitCounter = (): SharedArrayBuffer => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);

/** A wait that was given up is over then at the latest. */
const LONGEST_MS = 10_000;

/** Notices the commits of another thread of this process by its counter. */
export class CountedArrivals implements Arrivals {
  private readonly commits: Int32Array<SharedArrayBuffer>;
  private readonly waiting = new Set<() => void>();
  private isClosed = false;

  constructor(counter: SharedArrayBuffer) {
    this.commits = new Int32Array(counter);
  }

  get closed(): boolean {
    return this.isClosed;
  }

  mark(): number {
    return Atomics.load(this.commits, 0);
  }

  /** Its listeners go with it: a signal lives as long as the process. */
  async after(mark: number, signal: AbortSignal): Promise<void> {
    const { promise: givenUp, resolve: giveUp } = Promise.withResolvers<undefined>();
    const end = (): void => {
      giveUp(undefined);
    };
    signal.addEventListener('abort', end);
    this.waiting.add(end);
    try {
      while (!signal.aborted && !this.isClosed && this.mark() === mark)
        await Promise.race([Atomics.waitAsync(this.commits, 0, mark, LONGEST_MS).value, givenUp]);
    } finally {
      signal.removeEventListener('abort', end);
      this.waiting.delete(end);
    }
  }

  close(): void {
    this.isClosed = true;
    for (const end of this.waiting) end();
  }
}
