import { LRUCache } from 'lru-cache';
import type { Append, Outcome } from '../stored/append.js';
import type { Committed } from './commit.js';
import { type Loaded, type LoadedEnd, streamsOf } from './load.js';
import type { Reader } from './reader.js';
import { READ } from './statements.js';

const MOST_STREAMS = 50_000;
/** Where more has happened, it costs less to look at streams anew. */
const MOST_EVENTS = 5_000;
/** So many commits are not based on what is known here after one that another process came before. */
const CAUTIOUS_FOR = 8;
const NO_STREAM = -1;

type Moved = Readonly<{ logEnd: number; stream: string | null; revision: number | null }>;

/**
 * Where recently used streams end, as of a position of the log. Any process may have written since. So each read asks the server what has moved,
 * once for all reads of a turn of the event loop, and mostly nothing has; and a commit based on this fails if the log does not end there any more.
 */
export class CheckedEnds {
  private readonly ends = new LRUCache<string, number>({ max: MOST_STREAMS });
  /** Every end is right as of this position, or a later one. */
  private known = 0;
  private next: Promise<void> | undefined;
  private cautious = 0;

  constructor(private readonly reader: Pick<Reader, 'query'>) {}

  /** As of now: whatever was committed before this call is seen. */
  async isBeyond(stream: string, from: number): Promise<boolean> {
    if (!this.ends.has(stream)) return false;
    await (this.next ??= this.checkedSoon());
    const end = this.ends.get(stream);
    return end !== undefined && from > end;
  }

  /** What a query saw that saw the log up to `logEnd`: the last revision of the stream, null where there is none. */
  found(stream: string, last: number | null, logEnd: number): void {
    // What moved since is in here, unless it was so much that it has been dropped.
    if (logEnd >= this.known || this.ends.has(stream)) this.raise(stream, last ?? NO_STREAM);
  }

  committed({ outcomes, last }: Committed): void {
    const written = outcomes.filter(isWritten);
    for (const { stream, revision } of written) this.raise(stream, revision);
    const events = written.reduce((sum, { appended }) => sum + appended, 0);
    if (this.known === last - events) this.known = last;
  }

  /** What these appends would find if nobody else had written: good for a commit that fails otherwise. Undefined where that is not known. */
  expectedBy(appends: readonly Append[]): Loaded | undefined {
    if (this.cautious > 0) {
      this.cautious -= 1;
      return undefined;
    }
    const streams = new Set(appends.flatMap(streamsOf));
    const ends = [...streams].flatMap((stream) => this.loadedEnd(stream) ?? []);
    return ends.length === streams.size ? { ends, held: [], records: [], last: this.known } : undefined;
  }

  /** Somebody else writes, too. */
  beCautious(): void {
    this.cautious = CAUTIOUS_FOR;
  }

  /** There may be another log at the other end. */
  forget(): void {
    this.ends.clear();
    this.known = 0;
  }

  private loadedEnd(stream: string): LoadedEnd | undefined {
    const end = this.ends.get(stream);
    if (end === undefined) return undefined;
    const [revision, position] = end === NO_STREAM ? [null, null] : [end, 0];
    return { stream, recorded: revision, found: revision, position, foundAt: position };
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
    this.moved(moved, known, moved[0]?.logEnd ?? 0);
  }

  private moved(moved: readonly Moved[], from: number, logEnd: number): void {
    // The log of a backup may end earlier.
    const isAnother = logEnd < from;
    if (isAnother || logEnd - from > MOST_EVENTS) this.ends.clear();
    for (const { stream, revision } of moved) if (stream !== null) this.raise(stream, revision ?? NO_STREAM);
    this.known = isAnother ? logEnd : Math.max(this.known, logEnd);
  }

  private raise(stream: string, revision: number): void {
    this.ends.set(stream, Math.max(revision, this.ends.get(stream) ?? NO_STREAM));
  }
}

type Written = Extract<Outcome, { is: 'done' }> & { revision: number };
const isWritten = (outcome: Outcome): outcome is Written =>
  outcome.is === 'done' && !outcome.repeated && outcome.appended > 0 && outcome.revision !== null;
