import {
  type AppendOptions,
  type AppendReceipt,
  type AppendResult,
  type CommandRecord,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type Forgotten,
  type FoundRecord,
  type Leaf,
  type SourceIdIndex,
  type StoredEvent,
  type StoreHealth,
  type StorePromises,
  StoreUnavailable,
  type SubscribeOptions,
  type Texts,
  type TextsOpened,
} from '@plumbline/event-log';
import type { Position, Recorded, Revision } from '@plumbline/domain';
import type { Codec } from '../codec/codec.js';
import { isAskedBy } from '../codec/kept-record.js';
import { OpenedTexts } from '../codec/opened-texts.js';
import { ensureAsWritten, type Stored } from '../codec/rows.js';
import { fromPosition, isPosition, toPosition } from '../position.js';
import { encodedAppend, resultOf } from '../stored/answer.js';
import { DamagedTexts } from '../stored/damaged-texts.js';
import { leavesOf } from '../stored/leaf-at.js';
import { subscribe } from '../subscribe.js';
import type { Append, Outcome } from '../stored/append.js';
import type { LogEnds } from './log-ends.js';
import { ReadFault } from './read-fault.js';

/** What is read of a log on a server. Each answer sees one committed state. */
export interface ServedLog {
  /** As `ofStream`, and quicker where there is nothing. */
  newerIn(stream: string, from: bigint): Promise<readonly Stored[]>;
  ofStream(stream: string, from: bigint): Promise<readonly Stored[]>;
  /** At most so many after a position, 0 for the beginning. Without boxes, `boxes` and `boxesSum` are null. */
  after(position: number, limit: number, boxes: 'with' | 'without'): Promise<readonly Stored[]>;
  /** Those that are there. */
  at(positions: readonly number[]): Promise<readonly Stored[]>;
  /** 0 where there is none. */
  lastPosition(): Promise<number>;
  /** How many events follow a position; see `EventStore`. */
  remaining(after: number): Promise<number>;
  streamsWith(type: string): Promise<readonly string[]>;
  streamsLike(stream: string): Promise<readonly string[]>;
  /** `stream`: see `findRecord` of the port. */
  record(
    key: string,
    stream: string | undefined,
  ): Promise<Readonly<{ request: string; receipt: AppendReceipt }> | undefined>;
}

export interface ServedWriter {
  submit(append: Append): Promise<Outcome>;
  /** Why nothing can be written; undefined where it can. */
  readonly fault: string | undefined;
  close(): Promise<void>;
}

export type Parts = Readonly<{
  promises: StorePromises;
  codec: Codec;
  log: ServedLog;
  ends: LogEnds;
  writer: ServedWriter;
  /** Why the server cannot be reached; undefined where it can. */
  unreached: () => string | undefined;
  /** Ends what listens and reads. */
  hangUp: () => Promise<void>;
  onDamage: ((problem: string) => void) | undefined;
}>;

const MENDED_BY = 'The log says where it failed; if it goes on, restore the database from a backup.';

/** Events on a server that any number of processes write to and read from. */
export class ServedEventStore implements EventStore {
  readonly promises: StorePromises;
  readonly sourceIds: SourceIdIndex;
  private readonly codec: Codec;
  private readonly log: ServedLog;
  private readonly texts: OpenedTexts;
  private readonly damagedTexts: DamagedTexts;
  private readonly fault: ReadFault;
  private readonly accepted = new Set<Promise<AppendResult>>();
  private ending: Promise<void> | undefined;

  constructor(private readonly parts: Parts) {
    const { codec, log, onDamage } = parts;
    this.promises = parts.promises;
    this.codec = codec;
    this.log = log;
    this.sourceIds = codec.sourceIds;
    this.fault = new ReadFault(onDamage);
    this.damagedTexts = new DamagedTexts(onDamage);
    const eventsAt = (positions: readonly number[]) => this.answer(() => log.at(positions));
    this.texts = new OpenedTexts(codec, eventsAt, this.damagedTexts.tell);
  }

  append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    options: AppendOptions = {},
  ): Promise<AppendResult> {
    return this.unlessClosed(async () => {
      const appending = this.appended({ stream, expected, events }, options);
      this.accepted.add(appending);
      return appending.finally(() => this.accepted.delete(appending));
    });
  }

  readStream(stream: string, from: Revision = 0n): Promise<readonly Recorded[]> {
    return this.read(
      () => this.log.newerIn(stream, from),
      (rows) => this.codec.decode(rows, this.damagedTexts.tell),
    );
  }

  replayStream(stream: string, from: Revision = 0n, texts?: Texts): Promise<readonly StoredEvent[]> {
    return this.readOrTell(() => this.log.ofStream(stream, from), texts);
  }

  readAll(after: Position | null, limit: number, texts?: Texts): Promise<readonly StoredEvent[]> {
    const boxes = texts === 'references' ? 'without' : 'with';
    return this.readOrTell(() => this.log.after(fromPosition(after, this.codec.counted), limit, boxes), texts);
  }

  leaves(after: Position | null, limit: number): Promise<readonly Leaf[]> {
    const rows = () => this.log.after(fromPosition(after, this.codec.counted), limit, 'without');
    return this.read(rows, leavesOf(this.codec.counted));
  }

  subscribe(after: Position | null, options: SubscribeOptions): AsyncIterable<readonly StoredEvent[]> {
    const readAll = (from: Position | null, limit: number) =>
      this.readAll(from, limit, options.texts).catch((error: unknown) => {
        // It ends with the store, without an error, also where it reads just then.
        if (this.ending !== undefined) return [];
        throw error;
      });
    return subscribe({ arrivals: this.parts.ends, readAll }, after, options);
  }

  openTexts(references: readonly string[]): TextsOpened | Promise<TextsOpened> {
    return this.texts.open(references);
  }

  head(): Promise<Position | null> {
    return this.answer(async () => {
      const last = await this.log.lastPosition();
      return last === 0 ? null : toPosition(last, this.codec.counted);
    });
  }

  recognises(position: string): boolean {
    return isPosition(position, this.codec.counted);
  }

  remaining(after: Position | null): Promise<number> {
    return this.answer(() => this.log.remaining(fromPosition(after, this.codec.counted)));
  }

  forget(whose: readonly Forgotten[]): Promise<void> {
    return this.unlessClosed(() => this.codec.forget(whose));
  }

  get textsEnded(): number {
    return this.codec.destroyed;
  }

  streamsWith(type: string): Promise<readonly string[]> {
    return this.answer(() => this.log.streamsWith(type));
  }

  streamsLike(stream: string): Promise<readonly string[]> {
    return this.answer(() => this.log.streamsLike(stream));
  }

  async findRecord(record: CommandRecord, stream?: string): Promise<FoundRecord | undefined> {
    const found = await this.answer(() => this.log.record(record.key, stream));
    return found && { sameRequest: isAskedBy(found, await this.codec.kept(record)), receipt: found.receipt };
  }

  health(): StoreHealth {
    const broken = this.broken();
    if (broken !== undefined) return { ok: false, detail: broken };
    const { fault } = this.codec;
    if (fault !== undefined)
      return { ok: false, partly: fault.isShared, detail: `Texts about people cannot be written: ${fault.why}` };
    return this.damagedTexts.found ? DamagedTexts.health : { ok: true };
  }

  close(): Promise<void> {
    return (this.ending ??= this.end());
  }

  private broken(): string | undefined {
    if (this.ending !== undefined) return 'The event store is closed.';
    const { writer, unreached } = this.parts;
    const down = writer.fault ?? unreached();
    if (down !== undefined) return down;
    const { detail } = this.fault;
    return detail && `Stored events cannot be read: ${detail}. ${MENDED_BY}`;
  }

  private async appended(given: Parameters<typeof encodedAppend>[1], options: AppendOptions): Promise<AppendResult> {
    const append = await encodedAppend(this.codec, given, options);
    return resultOf(await this.parts.writer.submit(append), this.codec.counted);
  }

  private async end(): Promise<void> {
    this.parts.ends.close();
    await Promise.allSettled(this.accepted);
    await this.parts.writer.close();
    await this.parts.hangUp();
    await this.codec.close();
  }

  private readOrTell(rows: () => Promise<readonly Stored[]>, texts?: Texts): Promise<readonly StoredEvent[]> {
    return this.read(rows, (found) => this.codec.decodeOrTell(found, texts, this.damagedTexts.tell));
  }

  /** Rows are checked before any text of them is opened. */
  private async read<T>(
    rows: () => Promise<readonly Stored[]>,
    decode: (rows: readonly Stored[]) => Promise<T>,
  ): Promise<T> {
    return decode(await this.answer(async () => (await rows()).map(ensureAsWritten)));
  }

  private answer<T>(read: () => Promise<T>): Promise<T> {
    return this.unlessClosed(() => this.fault.watch(read));
  }

  private async unlessClosed<T>(work: () => Promise<T>): Promise<T> {
    if (this.ending !== undefined) throw new StoreUnavailable('The event store is closed.');
    return work();
  }
}
