import { LRUCache } from 'lru-cache';
import type { Outcome } from './protocol.js';

const DEFAULT_CAPACITY = 50_000;

/**
 * For streams that were read or written lately, a revision beyond which there is nothing, so that asking a stream for news
 * costs no query. Right only in the process that owns the data directory, and only because every commit is noticed before
 * anybody hears of it.
 */
export class StreamEnds {
  private readonly ends: LRUCache<string, bigint>;

  /** `capacity` is the number of streams kept. */
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

  /** Something may have been committed unheard of. */
  forget(): void {
    this.ends.clear();
  }

  /** A repeated append tells of an older moment of its stream, and an append of nothing tells nothing. */
  committed(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) {
      if (outcome.is !== 'done' || outcome.repeated || outcome.appended === 0 || outcome.revision === null) continue;
      const revision = BigInt(outcome.revision);
      // A query may have seen a later commit, whose news is still on its way.
      if (!this.isAtLeast(outcome.stream, revision)) this.found(outcome.stream, 0n, revision);
    }
  }
}
