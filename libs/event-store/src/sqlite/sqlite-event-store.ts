import type {
  AppendOptions,
  AppendResult,
  EventStore,
  EventToAppend,
  ExpectedRevision,
  StoreHealth,
} from '@plumbline/event-log';
import type { Codec } from '../codec/codec.js';
import type { Commits } from '../commits.js';
import { encodedAppend, resultOf } from '../stored/answer.js';
import { SqliteReads } from './sqlite-reads.js';
import type { StoredEvents } from './stored-events.js';
import type { StreamEnds } from './stream-ends.js';
import type { FullCheck } from './full-check.js';
import type { CheckTexts } from './texts-check.js';
import type { Writer } from './writer.js';

type Parts = Readonly<{
  codec: Codec;
  events: StoredEvents;
  commits: Commits;
  ends: StreamEnds;
  /** Undefined where the file was made just now. */
  check: FullCheck | undefined;
  checkTexts: CheckTexts;
  onDamage?: ((problem: string) => void) | undefined;
  writer: Writer;
  unlock: () => void;
}>;

/** The owner of a data directory: appends through the writer thread, and reads committed events on the calling thread. */
export class SqliteEventStore extends SqliteReads implements EventStore {
  private ending: Promise<void> | undefined;

  constructor(private readonly parts: Parts) {
    super(parts.events, parts.commits, parts);
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    options: AppendOptions = {},
  ): Promise<AppendResult> {
    const append = await encodedAppend(this.codec, { stream, expected, events }, options);
    return resultOf(await this.parts.writer.submit(append));
  }

  override health(): StoreHealth {
    const writing = this.parts.writer.health();
    if (!writing.ok) return writing;
    const { fault } = this.codec;
    return fault === undefined
      ? super.health()
      : { ok: false, detail: `Texts about people cannot be written: ${fault.why}` };
  }

  override close(): Promise<void> {
    return (this.ending ??= this.end());
  }

  private async end(): Promise<void> {
    // The writer goes last: only the last connection, and one that can write, folds the log into the file on closing.
    await super.close();
    await this.parts.writer.close();
    this.parts.unlock();
  }
}
