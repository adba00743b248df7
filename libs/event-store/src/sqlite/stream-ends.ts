import { LRUCache } from 'lru-cache';
import type { Outcome } from '../stored/append.js';

const DEFAULT_CAPACITY = 50_000;

/**
 * For recently used streams, the revision beyond which there is nothing, so that asking a stream for newer events
 * costs no query. Correct only in the process that owns the data directory, because every commit updates it before
 * anybody learns of the commit.
 */
export class StreamEnds {
  private readonly ends: LRUCache<string, bigint>;

  /** `capacity` is the number of cached streams. */
  constructor(capacity = DEFAULT_CAPACITY) {
    this.ends = new LRUCache({ max: capacity });
  }

  isBeyond(stream: string, from: bigint): boolean {
    const end = this.ends.get(stream);
    return end !== undefined && from > end;
  }

  private isAtLeast(stream: string, revision: bigint): boolean {
    const end = this.ends.get(stream);
    return end !== undefined && end >= revision;
  }

  /** What a query found in the stream from that revision on: its last revision, or undefined for nothing. */
  found(stream: string, from: bigint, last: bigint | undefined): void {
    this.ends.set(stream, last ?? from - 1n);
  }

  /** An event that was read before the outcome of its commit has arrived: who learns of it finds it in its stream, too. */
  seen(stream: string, revision: bigint): void {
    const end = this.ends.get(stream);
    if (end !== undefined && end < revision) this.ends.set(stream, revision);
  }

  /** Commits may have been missed. */
  forget(): void {
    this.ends.clear();
  }

  /** A repeated append has an older revision of its stream, and an empty append has none. */
  committed(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) {
      if (outcome.is !== 'done' || outcome.repeated || outcome.appended === 0 || outcome.revision === null) continue;
      const revision = BigInt(outcome.revision);
      // A query may have seen a later commit, whose outcome has not arrived yet.
      if (!this.isAtLeast(outcome.stream, revision)) this.found(outcome.stream, 0n, revision);
    }
  }
}
