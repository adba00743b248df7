import {
  type ActualRevision,
  InvalidEvent,
  StoreUnreadable,
  type AppendOptions,
  type AppendResult,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type StoreHealth,
} from '@plumbline/event-log';
import type { Codec } from '../codec/codec.js';
import type { Commits } from '../commits.js';
import type { Outcome } from './protocol.js';
import { SqliteReads } from './sqlite-reads.js';
import { receiptOf, type StoredEvents } from './stored-events.js';
import type { StreamEnds } from './stream-ends.js';
import type { FullCheck } from './full-check.js';
import type { Writer } from './writer.js';

type Parts = Readonly<{
  codec: Codec;
  events: StoredEvents;
  commits: Commits;
  ends: StreamEnds;
  /** Undefined where the file was made just now. */
  check: FullCheck | undefined;
  checksTexts: boolean;
  onDamage?: ((problem: string) => void) | undefined;
  writer: Writer;
  unlock: () => void;
}>;

const revisionOf = (actual: number | null): ActualRevision => (actual === null ? 'no-stream' : BigInt(actual));

const resultOf = (outcome: Outcome): AppendResult => {
  switch (outcome.is) {
    case 'done':
      return { ok: true, receipt: receiptOf(outcome), repeated: outcome.repeated };
    case 'conflict':
      return { ok: false, reason: 'conflict', actual: revisionOf(outcome.actual) };
    case 'guard-moved':
      return { ok: false, reason: 'guard-moved', stream: outcome.stream, actual: revisionOf(outcome.actual) };
    case 'key-reused':
      return { ok: false, reason: 'key-reused' };
    case 'unreadable':
      throw new StoreUnreadable(outcome.detail);
    case 'refused':
      throw new InvalidEvent(`The append was refused (are its event ids new?): ${outcome.detail}`);
  }
};

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
    { record, guards = [] }: AppendOptions = {},
  ): Promise<AppendResult> {
    const at = typeof expected === 'bigint' ? Number(expected) : expected;
    const guarded = guards.map((guard) => ({
      stream: guard.stream,
      revision: guard.revision === 'no-stream' ? null : Number(guard.revision),
    }));
    const kept = record && (await this.codec.kept(record));
    const encoded = await this.codec.encode(stream, events, kept);
    const { keys } = this.codec;
    const append = { stream, expected: at, record: kept ?? null, guards: guarded, events: encoded, keys };
    return resultOf(await this.parts.writer.submit(append));
  }

  override health(): StoreHealth {
    const writing = this.parts.writer.health();
    if (!writing.ok) return writing;
    const { fault } = this.codec;
    return fault === undefined
      ? super.health()
      : { ok: false, detail: `Texts about people cannot be written: ${fault}` };
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
