import {
  STRICTEST,
  StoreUnavailable,
  StoreUnreadable,
  type CommandRecord,
  type EventStore,
  type Forgotten,
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
import { messageOf, sqliteCode } from '@plumbline/sqlite';
import type { Codec } from '../codec/codec.js';
import { isAskedBy } from '../codec/kept-record.js';
import { ensureAsWritten, type Stored } from '../codec/rows.js';
import { OpenedTexts } from '../codec/opened-texts.js';
import { fromPosition, isPosition, toPosition } from '../position.js';
import { subscribe, type Arrivals } from '../subscribe.js';
import { DamagedTexts } from '../stored/damaged-texts.js';
import { leavesOf } from '../stored/leaf-at.js';
import type { FullCheck } from './full-check.js';
import { healthOf } from './health-of.js';
import type { StoredEvents } from './stored-events.js';
import type { StreamEnds } from './stream-ends.js';
import type { CheckTexts, TextsCheck } from './texts-check.js';

type ClosableArrivals = Arrivals & { close(): void };

/** Beside the events: where the streams end, in the process that writes them, and the check of everything stored. */
type Beside = Readonly<{
  codec: Codec;
  ends?: StreamEnds;
  check?: FullCheck | undefined;
  /** Opens every stored text, too, while events are read. */
  checkTexts?: CheckTexts;
  onDamage?: ((problem: string) => void) | undefined;
}>;
type Fault = Readonly<{ detail: string; read: () => unknown; triedAt: number }>;

/** What a busy or closed connection says concerns the one read. */
const CONCERNS_FILE = /^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN|FULL)/;
/** Health is asked by anybody, as often as they like. */
const TRY_AGAIN_MS = 250;

const lastRevision = (found: readonly Stored[]): Revision | undefined =>
  found.length === 0 ? undefined : BigInt(found.at(-1)?.revision ?? 0);

/** The reading half of a store: committed events only, on the calling thread. */
export abstract class SqliteReads implements Omit<EventStore, 'append'> {
  readonly promises = STRICTEST;
  private fault: Fault | undefined;
  private readonly damagedTexts: DamagedTexts;
  private readonly ends: StreamEnds | undefined;
  private readonly check: FullCheck | undefined;
  private readonly textsCheck: TextsCheck | undefined;
  private readonly onDamage: Beside['onDamage'];
  protected readonly codec: Codec;
  readonly sourceIds: SourceIdIndex;
  private readonly texts: OpenedTexts;

  constructor(
    private events: StoredEvents,
    private readonly arrivals: ClosableArrivals,
    { codec, ends, check, checkTexts, onDamage }: Beside,
  ) {
    this.codec = codec;
    this.sourceIds = codec.sourceIds;
    this.damagedTexts = new DamagedTexts(onDamage);
    const eventsAt = (positions: readonly number[]) => this.answer(() => this.events.at(positions));
    this.texts = new OpenedTexts(codec, eventsAt, this.damagedTexts.tell);
    this.ends = ends;
    this.check = check;
    this.onDamage = onDamage;
    this.textsCheck = checkTexts?.(this.damagedTexts.tell);
  }

  readStream(stream: string, from: Revision = 0n): Promise<readonly Recorded[]> {
    if (this.ends?.isBeyond(stream, from) === true) return this.answer(() => []);
    return this.read(
      () => {
        const found = this.events.ofStream(stream, from);
        this.ends?.found(stream, from, lastRevision(found));
        return found;
      },
      (rows) => this.codec.decode(rows, this.damagedTexts.tell),
    );
  }

  replayStream(stream: string, from: Revision = 0n, texts?: Texts): Promise<readonly StoredEvent[]> {
    return this.readOrTell(() => this.events.ofStream(stream, from), texts);
  }

  readAll(after: Position | null, limit: number, texts?: Texts): Promise<readonly StoredEvent[]> {
    const boxes = texts === 'references' ? 'without' : 'with';
    return this.readOrTell(() => this.events.after(fromPosition(after), limit, boxes), texts);
  }

  leaves(after: Position | null, limit: number): Promise<readonly Leaf[]> {
    return this.read(() => this.events.after(fromPosition(after), limit, 'without'), leavesOf());
  }

  subscribe(after: Position | null, options: SubscribeOptions): AsyncIterable<readonly StoredEvent[]> {
    const readAll = (from: Position | null, limit: number) => this.readAll(from, limit, options.texts);
    return subscribe({ arrivals: this.arrivals, readAll }, after, options);
  }

  openTexts(references: readonly string[]): TextsOpened | Promise<TextsOpened> {
    return this.texts.open(references);
  }

  head(): Promise<Position | null> {
    return this.answer(() => {
      const last = this.events.lastPosition();
      return last === 0 ? null : toPosition(last);
    });
  }

  recognises(position: string): boolean {
    return isPosition(position);
  }

  remaining(after: Position | null): Promise<number> {
    return this.answer(() => Math.max(0, this.events.lastPosition() - fromPosition(after)));
  }

  async forget(whose: readonly Forgotten[]): Promise<void> {
    await this.answer(() => undefined);
    await this.codec.forget(whose);
  }

  get textsEnded(): number {
    return this.codec.destroyed;
  }

  streamsWith(type: string): Promise<readonly string[]> {
    return this.answer(() => this.events.streamsWith(type));
  }

  streamsLike(stream: string): Promise<readonly string[]> {
    return this.answer(() => this.events.streamsLike(stream));
  }

  async findRecord(record: CommandRecord): Promise<FoundRecord | undefined> {
    const found = await this.answer(() => this.events.record(record.key));
    if (found === undefined) return undefined;
    const { stream, revision } = found.receipt;
    if (revision !== null) this.ends?.seen(stream, revision);
    return { sameRequest: isAskedBy(found, await this.codec.kept(record)), receipt: found.receipt };
  }

  health(): StoreHealth {
    if (this.arrivals.closed) return { ok: false, detail: 'The event store is closed.' };
    this.readAgain();
    const { fault, hasDamagedTexts } = this;
    return healthOf({ problem: fault?.detail, hasDamagedTexts, check: this.check?.state });
  }

  async close(): Promise<void> {
    if (this.arrivals.closed) return;
    this.arrivals.close();
    await this.textsCheck?.stop();
    this.events.close();
    await this.check?.stop();
    await this.codec.close();
  }

  private get hasDamagedTexts(): boolean {
    return this.damagedTexts.found || this.check?.textsDamaged === true;
  }

  private readOrTell(rows: () => readonly Stored[], texts?: Texts): Promise<readonly StoredEvent[]> {
    const learnt = () => {
      const found = rows();
      for (const { stream, revision } of found) this.ends?.seen(stream, BigInt(revision));
      return found;
    };
    return this.read(learnt, (found) => this.codec.decodeOrTell(found, texts, this.damagedTexts.tell));
  }

  /** Rows are checked before any text of them is opened. */
  private async read<T>(rows: () => readonly Stored[], decode: (rows: readonly Stored[]) => Promise<T>): Promise<T> {
    return decode(await this.answer(() => rows().map(ensureAsWritten)));
  }

  /** What failed last, tried again: whether it still fails is what health has to say. */
  private readAgain(): void {
    const { fault } = this;
    if (fault === undefined || performance.now() - fault.triedAt < TRY_AGAIN_MS) return;
    const { events } = this;
    try {
      // This connection keeps pages as it has read them, also once the file is whole again.
      this.events = events.another();
      fault.read();
      this.fault = undefined;
      events.close();
    } catch (error) {
      this.translated(error, fault.read);
      if (this.events !== events) this.events.close();
      this.events = events;
    }
  }

  private answer<T>(read: () => T): Promise<T> {
    if (this.arrivals.closed) return Promise.reject(new StoreUnavailable('The event store is closed.'));
    this.readAgain();
    return new Promise((resolve, reject) => {
      try {
        resolve(read());
      } catch (error) {
        reject(this.translated(error, read));
      }
    });
  }

  private translated(error: unknown, read: () => unknown): Error {
    const code = sqliteCode(error);
    if (error instanceof StoreUnreadable) this.failed(error, read);
    if (code === undefined) return error instanceof Error ? error : new Error(messageOf(error));
    const unreadable = new StoreUnreadable(`${messageOf(error)} (${code})`, { cause: error });
    if (CONCERNS_FILE.test(code)) this.failed(unreadable, read);
    return unreadable;
  }

  private failed({ message: detail, cause }: StoreUnreadable, read: () => unknown): void {
    if (this.fault?.detail !== detail) this.onDamage?.(cause instanceof Error ? `${detail}: ${cause.message}` : detail);
    this.fault = { detail, read, triedAt: performance.now() };
  }
}
