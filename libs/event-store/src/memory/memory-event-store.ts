import {
  STRICTEST,
  StoreUnavailable,
  type AppendOptions,
  type AppendResult,
  type CommandRecord,
  type EventStore,
  type Forgotten,
  type EventToAppend,
  type ExpectedRevision,
  type FoundRecord,
  type Leaf,
  type SourceIdIndex,
  type StoredEvent,
  type StoreHealth,
  type SubscribeOptions,
  type Texts,
  type TextsOpened,
} from '@plumbline/event-log';
import type { Position, Recorded, Revision } from '@plumbline/domain';
import { MemoryKeyring } from '@plumbline/sealing';
import { Codec } from '../codec/codec.js';
import { isAskedBy } from '../codec/kept-record.js';
import { ensureAsWritten } from '../codec/rows.js';
import { OpenedTexts } from '../codec/opened-texts.js';
import { Commits } from '../commits.js';
import { fromPosition, isPosition, toPosition } from '../position.js';
import { leavesOf } from '../stored/leaf-at.js';
import { subscribe } from '../subscribe.js';
import { Log } from './log.js';

/** Keeps what a file would keep, as text, in memory. */
export class MemoryEventStore implements EventStore {
  readonly promises = STRICTEST;
  private readonly log = new Log();
  private readonly commits = new Commits();
  private readonly texts: OpenedTexts;
  readonly sourceIds: SourceIdIndex;

  /** Where no codec is given, its keys are gone with it. */
  constructor(private readonly codec = new Codec(new MemoryKeyring())) {
    this.sourceIds = codec.sourceIds;
    this.texts = new OpenedTexts(codec, (positions) =>
      Promise.resolve(positions.flatMap((position) => this.log.all[position - 1] ?? [])),
    );
  }

  append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    { record, guards = [] }: AppendOptions = {},
  ): Promise<AppendResult> {
    return this.answer(async () => {
      const kept = record && (await this.codec.kept(record));
      const encoded = await this.codec.encode(stream, events, kept);
      const result = this.log.append({ stream, expected, events: encoded, record: kept, guards });
      if (result.ok && !result.repeated) this.commits.happened();
      return result;
    });
  }

  readStream(stream: string, from: Revision = 0n): Promise<readonly Recorded[]> {
    return this.answer(() => this.codec.decode(this.log.of(stream).slice(Number(from)).map(ensureAsWritten)));
  }

  replayStream(stream: string, from: Revision = 0n, texts?: Texts): Promise<readonly StoredEvent[]> {
    return this.answer(() =>
      this.codec.decodeOrTell(this.log.of(stream).slice(Number(from)).map(ensureAsWritten), texts),
    );
  }

  readAll(after: Position | null, limit: number, texts?: Texts): Promise<readonly StoredEvent[]> {
    return this.answer(() => {
      const from = fromPosition(after);
      return this.codec.decodeOrTell(this.log.all.slice(from, from + limit).map(ensureAsWritten), texts);
    });
  }

  leaves(after: Position | null, limit: number): Promise<readonly Leaf[]> {
    return this.answer(() => {
      const from = fromPosition(after);
      return leavesOf()(this.log.all.slice(from, from + limit).map(ensureAsWritten));
    });
  }

  subscribe(after: Position | null, options: SubscribeOptions): AsyncIterable<readonly StoredEvent[]> {
    const readAll = (from: Position | null, limit: number) => this.readAll(from, limit, options.texts);
    return subscribe({ arrivals: this.commits, readAll }, after, options);
  }

  openTexts(references: readonly string[]): TextsOpened | Promise<TextsOpened> {
    return this.answer(() => this.texts.open(references));
  }

  head(): Promise<Position | null> {
    return this.answer(() => (this.log.all.length === 0 ? null : toPosition(this.log.all.length)));
  }

  recognises(position: string): boolean {
    return isPosition(position);
  }

  remaining(after: Position | null): Promise<number> {
    return this.answer(() => Math.max(0, this.log.all.length - fromPosition(after)));
  }

  forget(whose: readonly Forgotten[]): Promise<void> {
    return this.answer(() => this.codec.forget(whose));
  }

  get textsEnded(): number {
    return this.codec.destroyed;
  }

  streamsWith(type: string): Promise<readonly string[]> {
    return this.answer(() => [
      ...new Set(this.log.all.filter((event) => event.type === type).map(({ stream }) => stream)),
    ]);
  }

  streamsLike(stream: string): Promise<readonly string[]> {
    return this.answer(() => this.log.streamsLike(stream));
  }

  findRecord(record: CommandRecord): Promise<FoundRecord | undefined> {
    return this.answer(async () => {
      const found = this.log.record(record.key);
      return found && { sameRequest: isAskedBy(found, await this.codec.kept(record)), receipt: found.receipt };
    });
  }

  health(): StoreHealth {
    return this.commits.closed ? { ok: false, detail: 'The event store is closed.' } : { ok: true };
  }

  close(): Promise<void> {
    this.commits.close();
    return Promise.resolve();
  }

  private answer<T>(work: () => T | Promise<T>): Promise<T> {
    if (this.commits.closed) return Promise.reject(new StoreUnavailable('The event store is closed.'));
    return new Promise((resolve) => {
      resolve(work());
    });
  }
}
