import { canonicalJson } from '@plumbline/canonical';
import {
  InvalidEvent,
  UnreadableEvent,
  type CommandRecord,
  type EventToAppend,
  type Forgotten,
  type SourceIdIndex,
  type StoredEvent,
  type Texts,
} from '@plumbline/event-log';
import type { Recorded } from '@plumbline/domain';
import { keyedDigest, type Keyring, type Keys, MemoryKeyring, type SealingKeys } from '@plumbline/sealing';
import type { Counted } from '../position.js';
import { decoded, orTold } from './decoded.js';
import { EVENT_FORMAT, shapedFor } from './formats.js';
import { LEAF_FORMATS } from './leaf.js';
import type { KeptRecord } from './kept-record.js';
import { type Opened, withReferences } from './references.js';
import { keysFor, seal, type SealableEvent, type Sealed } from './seal.js';
import {
  boxesIn,
  dataOf,
  type Encoded,
  openedRow,
  type Row,
  type Stored,
  namesIn,
  TextsDamaged,
  unreadable,
  unsealed,
} from './rows.js';
import { sourceIdsIn } from './source-ids.js';
import { whereWritable } from './where-writable.js';

const commandOf = ({ key, request }: KeptRecord, place: Readonly<{ index: number; count: number }>): string =>
  canonicalJson({ key, request, ...place });

/** The keys that texts of a log are sealed with: which, and how many of them there were at least. */
export type KeysUsed = Readonly<{ keyring: string; made: number }>;

type Data = Readonly<Record<string, unknown>>;
type Written = Pick<Encoded, 'data' | 'boxes' | 'leafFormat'>;

/** Canonical JSON refuses what it could not give back. */
const carried = <T>(type: string, write: () => T): T => {
  try {
    return write();
  } catch (error) {
    throw new InvalidEvent(`${type} holds something that JSON cannot carry`, { cause: error });
  }
};

const NOTHING: ReadonlySet<string> = new Set();
const NO_KEYS: Keys = new Map();
/** Hears of each event whose texts are not what was sealed. */
export type OnTextsDamaged = (problem: string, stored: Stored) => void;

const telling = <T>(row: Row, read: () => T, onDamaged: OnTextsDamaged | undefined): T => {
  try {
    return read();
  } catch (error) {
    if (error instanceof TextsDamaged) onDamaged?.(error.message, row.stored);
    throw error;
  }
};

/** As `unsealed`, and with damaged texts as unreadable: what happened is covered by the leaf. */
const unsealedOrUnreadable = (row: Row, keys: Keys, onDamaged: OnTextsDamaged | undefined): Data => {
  const data = dataOf(row.stored);
  try {
    return telling(row, () => unsealed(row, keys, data), onDamaged);
  } catch (error) {
    if (error instanceof TextsDamaged) return unreadable(row.stored, data);
    throw error;
  }
};

/** Between events as the program has them and rows as a store keeps them, in which texts about people are sealed. */
export class Codec {
  /** An event that is appended again, since nobody knows the outcome of the first time, is sealed once. */
  private readonly sealed = new WeakMap<EventToAppend, Sealed>();
  readonly sourceIds: SourceIdIndex;
  /** That the log takes: a copy of the release before may have to read what is written. */
  format = EVENT_FORMAT;
  /** By the store whose events these are. */
  counted: Counted = '';

  /** Without a keyring texts stay in clear, for tests and benches alone. */
  constructor(private readonly keyring: Keyring | null) {
    this.sourceIds = sourceIdsIn(keyring ?? new MemoryKeyring());
  }

  /** Which keys seal texts, and how many of them were ever made; null where they are gone with the process. */
  get keys(): KeysUsed | null {
    const { id = null, made = 0 } = this.keyring ?? {};
    return id === null ? null : { keyring: id, made };
  }

  /** See `Keyring`. */
  afterLosses(losses: number): void {
    this.keyring?.afterLosses(losses);
  }

  /** Throws `InvalidEvent` where an event does not fit its schema, and `UpgradeUnfinished`, before any key is made. */
  async encode(
    stream: string,
    events: readonly EventToAppend[],
    record: KeptRecord | undefined,
  ): Promise<readonly Encoded[]> {
    const valid = events.map((event) => ({ ...event, ...shapedFor(this.format, event), stream }));
    const keys = await this.keysToSeal(valid);
    return valid.map((event, index) => {
      const { id, type, version, metadata } = event;
      const { recordedAt, actor, correlationId, causationId } = metadata;
      const command = record === undefined ? null : commandOf(record, { index, count: events.length });
      const envelope = { id, type, version, recordedAt, actor, correlationId, causationId, command };
      return { ...envelope, ...this.written(events[index] ?? event, event, keys) };
    });
  }

  /** The record as it is kept: the digest of a request with text under a key. */
  async kept({ key, request: given, hasText = true }: CommandRecord): Promise<KeptRecord> {
    const { keyring } = this;
    if (keyring === null || !hasText) return { key, given, request: given };
    return { key, given, request: await whereWritable(keyedDigest(keyring, 'requests', given)) };
  }

  /** For folding, see `readStream` of the port. */
  async decode(stored: readonly Stored[], onDamaged?: OnTextsDamaged): Promise<readonly Recorded[]> {
    const { rows, keys } = await this.opened(stored);
    return rows.map((row) => decoded(row.stored, this.counted, () => unsealedOrUnreadable(row, keys, onDamaged)));
  }

  /** For readers that continue without an event that this program cannot read: its place and the reason instead of an error. */
  async decodeOrTell(
    stored: readonly Stored[],
    texts: Texts = 'opened',
    onDamaged?: OnTextsDamaged,
  ): Promise<readonly StoredEvent[]> {
    // Without a keyring nothing is kept from anybody.
    if (texts === 'references' && this.keyring !== null)
      return stored.map((each) =>
        orTold(each, this.counted, () => decoded(each, this.counted, () => withReferences(each, dataOf(each)))),
      );
    const { rows, keys } = await this.opened(stored);
    return rows.map((row) =>
      orTold(row.stored, this.counted, () =>
        telling(row, () => decoded(row.stored, this.counted, () => unsealed(row, keys)), onDamaged),
      ),
    );
  }

  /** Each with its data as it is stored, and with its texts. Those that cannot be read are left out. */
  async withTexts(stored: readonly Stored[], onDamaged?: OnTextsDamaged): Promise<readonly Opened[]> {
    const { rows, keys } = await this.opened(stored);
    return rows.flatMap((row) => {
      try {
        return [telling(row, () => openedRow(row, keys), onDamaged)];
      } catch (error) {
        if (error instanceof UnreadableEvent) return [];
        throw error;
      }
    });
  }

  /** How often keys were destroyed, here or in another process, as far as is known. */
  get destroyed(): number {
    return this.keyring?.destroyed ?? 0;
  }

  /** The same as of now; see `Keyring`. */
  destroyedByNow(): number | Promise<number> {
    return this.keyring?.destroyedByNow() ?? 0;
  }

  /** Why no text can be sealed under a new key, or forgotten; undefined where it can. */
  get fault(): Readonly<{ why: string; isShared: boolean }> | undefined {
    const { fault: why, isShared = false } = this.keyring ?? {};
    return why === undefined ? undefined : { why, isShared };
  }

  /** Without a keyring there is nothing that could be forgotten. */
  async forget(whose: readonly Forgotten[]): Promise<void> {
    if (this.keyring !== null) await whereWritable(this.keyring.destroy(whose));
  }

  async close(): Promise<void> {
    await this.keyring?.close();
  }

  private async keysToSeal(events: readonly SealableEvent[]): Promise<SealingKeys> {
    if (this.keyring === null) return new Map();
    const names = events.flatMap(keysFor);
    return names.length === 0 ? new Map() : whereWritable(this.keyring.toSeal(names));
  }

  private written(given: EventToAppend, event: SealableEvent, keys: SealingKeys): Written {
    const { type } = event;
    if (this.keyring === null) {
      const data = carried(type, () => canonicalJson(event.data));
      return { data, boxes: null, leafFormat: LEAF_FORMATS.clear };
    }
    const sealed = this.sealed.get(given) ?? carried(type, () => seal(event, keys));
    this.sealed.set(given, sealed);
    return {
      data: carried(type, () => canonicalJson(sealed.data)),
      boxes: sealed.boxes,
      leafFormat: LEAF_FORMATS.sealed,
    };
  }

  /** Of texts in clear, those that were ended: no key does that. */
  private async endedIn(stored: readonly Stored[]): Promise<ReadonlySet<string>> {
    if (this.keyring === null) return NOTHING;
    const names = stored.flatMap((each) => (each.leafFormat === LEAF_FORMATS.clear ? namesIn(each) : []));
    return names.length === 0 ? NOTHING : this.keyring.endedAmong(names);
  }

  /** With those of their keys that are there. */
  async opened(stored: readonly Stored[]): Promise<Readonly<{ rows: readonly Row[]; keys: Keys }>> {
    const ended = await this.endedIn(stored);
    const rows = stored.map((each) => ({ stored: each, boxes: boxesIn(each), ended }));
    const ids = rows.flatMap(({ boxes }) => Object.keys(boxes ?? {}));
    return { rows, keys: ids.length === 0 || this.keyring === null ? NO_KEYS : await this.keyring.toOpen(ids) };
  }
}
