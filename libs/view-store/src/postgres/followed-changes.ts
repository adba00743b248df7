import { Changes, type Numbered, type ReadAt } from '../changes.js';

/** What is cached is believed for so long without a word from the server. */
const LEASE_MS = 2_000;

/** What was changed, as far as this process has heard: it never hears of a position without what was changed up to there. */
export class FollowedChanges extends Changes {
  #heardAt = -Infinity;

  now(): ReadAt {
    return this.at;
  }

  override isCurrent(at: ReadAt, what: readonly string[]): boolean {
    return performance.now() - this.#heardAt < LEASE_MS && super.isCurrent(at, what);
  }

  get since(): number {
    return this.seen;
  }

  /** What a server that crashed has lost may be numbered again: whatever is cached is as if nothing had been heard. */
  interrupted(): void {
    this.#heardAt = -Infinity;
  }

  /** `asked`: when the server was. */
  heard(last: number, news: readonly Numbered[], asked: number): void {
    if (this.#heardAt === -Infinity || last < this.seen) this.begin(last);
    else if (last > this.seen) this.follow(last, news);
    this.#heardAt = asked;
  }
}
