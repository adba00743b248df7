import { LRUCache } from 'lru-cache';
import type { Outcome } from '../stored/append.js';
import type { Committed } from './commit.js';
import type { Reader } from './reader.js';
import { READ } from './statements.js';

const MOST_STREAMS = 50_000;
/** Where more has happened, it costs less to look at streams anew. */
const MOST_EVENTS = 5_000;

type Moved = Readonly<{ logEnd: number; stream: string | null; revision: number | null }>;

/**
 * For recently used streams, the revision beyond which there is nothing. Any process may have written since, so that each use asks the server
 * what has, once for all streams that are asked about in the same turn of the event loop; mostly nothing has, and no stream is read.
 */
export class CheckedEnds {
  private readonly ends = new LRUCache<string, number>({ max: MOST_STREAMS });
  /** Every end is right as of this position, or a later one. */
  private known = 0;
  private next: Promise<void> | undefined;

  constructor(private readonly reader: Pick<Reader, 'query'>) {}

  /** As of now: whatever was committed before this call is seen. */
  async isBeyond(stream: string, from: number): Promise<boolean> {
    if (!this.ends.has(stream)) return false;
    await (this.next ??= this.checkedSoon());
    const end = this.ends.get(stream);
    return end !== undefined && from > end;
  }

  /** What a query found that saw the log up to `logEnd`: the last revision from `from` on; undefined for none. */
  found(stream: string, from: number, last: number | undefined, logEnd: number): void {
    // What moved since is in here, unless it was so much that it has been dropped.
    if (logEnd >= this.known || this.ends.has(stream)) this.raise(stream, last ?? from - 1);
  }

  committed({ outcomes, last }: Committed): void {
    const written = outcomes.filter(isWritten);
    for (const { stream, revision } of written) this.raise(stream, revision);
    const events = written.reduce((sum, { appended }) => sum + appended, 0);
    if (this.known === last - events) this.known = last;
  }

  private checkedSoon(): Promise<void> {
    return new Promise((resolve, reject) => {
      setImmediate(() => {
        // Whoever asks from here on might know of a commit that this look does not see.
        this.next = undefined;
        this.check().then(resolve, reject);
      });
    });
  }

  private async check(): Promise<void> {
    const { known } = this;
    const moved = await this.reader.query<Moved>(READ.moved, [known, MOST_EVENTS]);
    const logEnd = moved[0]?.logEnd ?? 0;
    this.moved(moved, known, logEnd);
  }

  private moved(moved: readonly Moved[], from: number, logEnd: number): void {
    // The log of a backup may end earlier.
    const isAnother = logEnd < from;
    if (isAnother || logEnd - from > MOST_EVENTS) this.ends.clear();
    for (const { stream, revision } of moved) if (stream !== null) this.raise(stream, revision ?? 0);
    this.known = isAnother ? logEnd : Math.max(this.known, logEnd);
  }

  private raise(stream: string, revision: number): void {
    this.ends.set(stream, Math.max(revision, this.ends.get(stream) ?? -1));
  }
}

type Written = Extract<Outcome, { is: 'done' }> & { revision: number };
const isWritten = (outcome: Outcome): outcome is Written =>
  outcome.is === 'done' && !outcome.repeated && outcome.appended > 0 && outcome.revision !== null;
