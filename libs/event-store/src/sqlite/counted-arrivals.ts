import type { Arrivals } from '../subscribe.js';

/** Counts the commits of a store where every thread of its process sees them. */
export const commitCounter = (): SharedArrayBuffer => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);

/** A wait that nobody ends otherwise is over then, and begins anew: one that was given up would stay for ever. */
const LONGEST_MS = 10_000;

/** Notices the commits of another thread of this process by its counter. */
export class CountedArrivals implements Arrivals {
  private readonly closing = new AbortController();
  private readonly commits: Int32Array<SharedArrayBuffer>;

  constructor(counter: SharedArrayBuffer) {
    this.commits = new Int32Array(counter);
  }

  get closed(): boolean {
    return this.closing.signal.aborted;
  }

  mark(): number {
    return Atomics.load(this.commits, 0);
  }

  async after(mark: number, signal: AbortSignal): Promise<void> {
    const until = AbortSignal.any([signal, this.closing.signal]);
    const aborted = new Promise<void>((resolve) => {
      until.addEventListener('abort', () => {
        resolve();
      });
    });
    while (!until.aborted && this.mark() === mark)
      await Promise.race([Atomics.waitAsync(this.commits, 0, mark, LONGEST_MS).value, aborted]);
  }

  close(): void {
    this.closing.abort();
  }
}
