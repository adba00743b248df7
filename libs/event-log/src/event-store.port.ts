import type {
  AnyEvent,
  CommandReference,
  EventType,
  Metadata,
  PersonId,
  Position,
  Recorded,
  Revision,
} from '@plumbline/domain';

/** What the stream must look like for an append to go in; `any` never conflicts. */
export type ExpectedRevision = Revision | 'no-stream' | 'any';
export type ActualRevision = Revision | 'no-stream';

/** `id` is a UUID, unique for ever. The record of the command comes with the append. */
export type EventToAppend = AnyEvent & Readonly<{ id: string; metadata: Omit<Metadata, 'command'> }>;

/**
 * Committed with the events and part of each, so that a repeated request is answered from it and never run twice. What is asked may be
 * guessed from its digest, so the store keeps the digest under a key of its own, which `forget` destroys: a repeat from before is one of another
 * request then. `hasText` is false where the request has no text at all, so that nothing can be guessed; its repeats are known for ever.
 */
export type CommandRecord = Pick<CommandReference, 'key' | 'request'> & Readonly<{ hasText?: boolean }>;

/** Where a stream stands after a command, and what that command added. Null on a stream that has no event yet. */
export type AppendReceipt = Readonly<{
  stream: string;
  revision: Revision | null;
  /** Of the last event of the stream: a reader that has handled it sees this command's effect. */
  position: Position | null;
  appended: number;
}>;

export type AppendResult =
  | Readonly<{ ok: true; receipt: AppendReceipt; repeated: boolean }>
  | Readonly<{ ok: false; reason: 'conflict'; actual: ActualRevision }>
  /** Another stream is not as it was when the command was decided; `stream` is the first of the guards that moved. */
  | Readonly<{ ok: false; reason: 'guard-moved'; stream: string; actual: ActualRevision }>
  /** The key was used before, for another request. */
  | Readonly<{ ok: false; reason: 'key-reused' }>;

/** Another stream that a command was decided on, and its revision then. */
export type Guard = Readonly<{ stream: string; revision: ActualRevision }>;

/**
 * A stored event that this program cannot read, such as one that a newer program wrote: where it stands and why, never a
 * word of its data.
 */
export type Unreadable = Omit<Recorded, 'data'> & Readonly<{ unreadable: string; data?: undefined }>;
export type StoredEvent = Recorded | Unreadable;

export const isReadable = (event: StoredEvent): event is Recorded => !('unreadable' in event);

/** An event in the tree of the log. `hash`: of its leaf, 32 bytes (RFC 6962). */
export type Leaf = Pick<Recorded, 'id' | 'type' | 'stream' | 'revision' | 'position'> & Readonly<{ hash: Uint8Array }>;

/** In the order asked, see `openTexts`. */
export type TextsOpened = readonly (string | undefined)[];
/** `references`: in the place of each text about a person is a reference, which `openTexts` opens. */
export type Texts = 'opened' | 'references';

/** Whose texts are gone for ever: those about a person, in every stream; or those of a stream, whoever they are about. */
export type Forgotten = Readonly<{ subject: string }> | Readonly<{ stream: string }>;

/** The events that end texts: those about the person whose stream it is, or those of the stream itself. */
const TEXT_ENDINGS = {
  PersonErased: 'subject',
  TextsExpired: 'stream',
  CycleTextsExpired: 'stream',
} as const satisfies Partial<Record<EventType, 'subject' | 'stream'>>;
export type TextEnding = keyof typeof TEXT_ENDINGS;
export const isTextEnding = (type: string): type is TextEnding => Object.hasOwn(TEXT_ENDINGS, type);
export const TEXT_ENDING_TYPES: readonly TextEnding[] = Object.keys(TEXT_ENDINGS).filter(isTextEnding);

/** What an event of this type ended in this stream. */
export const forgottenBy = (type: TextEnding, stream: string): Forgotten =>
  TEXT_ENDINGS[type] === 'subject' ? { subject: stream.slice(stream.indexOf('-') + 1) } : { stream };

export type FoundRecord = Readonly<{ sameRequest: boolean; receipt: AppendReceipt }>;
export type AppendOptions = Readonly<{ record?: CommandRecord; guards?: readonly Guard[] }>;
export type SubscribeOptions = Readonly<{ batch: number; signal: AbortSignal; texts?: Texts }>;
/**
 * `detail` of a sound store: how far a check in the background is. Impaired is one that serves all but texts that are damaged; `partly`: only
 * what keeps the keys of texts for all copies is away, and what needs none of them is served.
 */
export type StoreHealth =
  | Readonly<{ ok: true; impaired?: undefined; detail?: string }>
  | Readonly<{ ok: true; impaired: true; detail: string }>
  | Readonly<{ ok: false; impaired?: undefined; partly?: boolean; detail: string }>;

/**
 * Which person is known to a source of people by which id. The log says it; this finds who it may be, and keeps two from being given one id at
 * once. Ids are kept as digests with the keys, so that what is forgotten is found no more; those that differ by case only are one.
 */
export interface SourceIdIndex {
  holderOf(sourceId: string): Promise<PersonId | undefined>;
  /** Whose it is now: the person's where it was nobody's, or that of `instead`. Durable before this resolves; undefined for the forgotten. */
  claim(sourceId: string, personId: PersonId, instead?: PersonId): Promise<PersonId | undefined>;
  /** Changes nothing where it is somebody else's. */
  release(sourceId: string, personId: PersonId): Promise<void>;
  /** Whether they have to be claimed again, as the log says them, until `claimedAgain`. */
  readonly toClaimAgain: boolean;
  claimedAgain(): Promise<void>;
}

/**
 * What a store can promise no more strictly. The suite asserts the weaker promise where there is one.
 * - `ids`: whether an event id is refused that another stream has.
 * - `guards`: whether they are checked in the commit, or held still by locks around it, which a process can lose that is paused for longer
 *   than its session lives: then what it appended is told.
 * - `records`: whether that of a command is in the commit of its events for every stream. Else, after a crash between the two, a key is
 *   known in the stream that its request was addressed to, and there alone.
 * - `remaining`: whether many are counted or estimated.
 */
export type StorePromises = Readonly<{
  ids: 'in every stream' | 'in their stream';
  guards: 'in the commit' | 'by locks';
  records: 'in the commit' | 'in the stream';
  remaining: 'counted' | 'estimated';
}>;

export const STRICTEST: StorePromises = {
  ids: 'in every stream',
  guards: 'in the commit',
  records: 'in the commit',
  remaining: 'counted',
};

/**
 * Every adapter passes the suite `eventStoreContract`.
 *
 * - `append` is all or nothing, and is acknowledged only when every reader can see it. A conflict is a value. Appending
 *   event ids that the stream already holds at that expected revision returns the first result again, with
 *   `repeated: true`. With a `record` whose key is known, nothing is appended: the first receipt comes back, or
 *   `key-reused` where the request differs. An append of no events with a record stores the record.
 * - With `guards`, the events are appended only if every one of these streams still has that revision, in the same commit. A moved
 *   guard is a value too. Repeats, and conflicts of the stream itself, come first.
 * - Events are validated against their schema on the way in: `InvalidEvent` is thrown and nothing is written.
 * - `StoreUnavailable` is thrown where the events could not be made durable; then nothing of them is there. `OutcomeUnknown`
 *   is thrown where the store broke before it could tell: the same append, with its ids or its record, is safe to send again.
 * - `StoreUnreadable` is thrown where what is stored cannot be read, or is not what was written: never a part of it, never
 *   something else in its place.
 * - An event that cannot be read hides no other one: reads in global order give it as `Unreadable`, and so does `replayStream`.
 *   `readStream` throws `UnreadableEvent`, since a state folded without it would be wrong. Only where its texts alone are damaged it reads
 *   with `UNREADABLE` in their place: no decision about a round rests on a text, and whoever asks who somebody is has to look for it.
 * - Texts about people are kept so that `forget` ends them: from then on they read as `ERASED` in every event about that person, or of that stream, past and to come, in
 *   this store and in every copy of it. All else of these events stays as it was.
 * - Readers that keep what they read, such as projections, ask for `references`. A reference is opened by the store that made it, as long
 *   as the text is there. One that was made up opens nothing.
 * - Reads after a position of another make throw `RangeError`; `recognises` tells beforehand.
 * - Positions grow, compared as strings, with commit order across all streams: a reader that has seen position p never finds a new one below p.
 */
export interface EventStore {
  readonly promises: StorePromises;
  append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    options?: AppendOptions,
  ): Promise<AppendResult>;
  /** Events of one stream from a revision (0 when absent), in order; empty when there is no such stream. */
  readStream(stream: string, from?: Revision): Promise<readonly Recorded[]>;
  /** The same, but an event that cannot be read does not hide the others. */
  replayStream(stream: string, from?: Revision, texts?: Texts): Promise<readonly StoredEvent[]>;
  /** At most `limit` events after a position, in global order; null means from the beginning. */
  readAll(after: Position | null, limit: number, texts?: Texts): Promise<readonly StoredEvent[]>;
  /** The leaves of as many events as `readAll` would give, each of which is what was written. No text is opened. */
  leaves(after: Position | null, limit: number): Promise<readonly Leaf[]>;
  /** Batches in global order: first everything after the position, then whatever commits, until the signal aborts. */
  subscribe(after: Position | null, options: SubscribeOptions): AsyncIterable<readonly StoredEvent[]>;
  /**
   * The texts that references stand for, one for each: `ERASED` where they are gone, `UNREADABLE` where they are damaged or the reference
   * was made up, undefined for what is no reference. At once where all of them are in memory: an answer that waits costs more.
   */
  openTexts(references: readonly string[]): TextsOpened | Promise<TextsOpened>;
  /** Position of the last committed event; null on an empty store. */
  head(): Promise<Position | null>;
  /** Whether a token looks like a position of this store; what does not was never given out by it. Costs no query. */
  recognises(position: string): boolean;
  /** How many events stand after a position; an estimate where counting would cost a scan. */
  remaining(after: Position | null): Promise<number>;
  /** For ever. Done again, it changes nothing; after a crash it has to be done again. */
  forget(whose: readonly Forgotten[]): Promise<void>;
  /** How often texts were ended, here or by another process, as far as is known: whoever keeps what it read drops that when this has moved. */
  readonly textsEnded: number;
  /** The streams that have an event of this type, for types that are rare: those that end texts are looked up, others may cost a scan. */
  streamsWith(type: string): Promise<readonly string[]>;
  /** The streams whose names differ from this one by case at most, itself among them where it is there; of names in ASCII. Costs no scan. */
  streamsLike(stream: string): Promise<readonly string[]>;
  /**
   * What the command with this key did, and whether this request was the one that asked for it. `stream`: the one that the request is
   * addressed to, where it is known. After a crash a store may know a key there alone, see `StorePromises`.
   */
  findRecord(record: CommandRecord, stream?: string): Promise<FoundRecord | undefined>;
  readonly sourceIds: SourceIdIndex;
  health(): StoreHealth;
  close(): Promise<void>;
}

export const EVENT_STORE = Symbol('EventStore');

/** The event does not fit its schema: a defect of the code that made it, never of a request. */
export class InvalidEvent extends Error {
  override readonly name = 'InvalidEvent';
}

/** A stored event is of an unknown type or version, or its data is damaged. The message holds none of the data. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

/** Whether the store, or what keeps its keys, is away: not what was found in it, and not what was to be written. */
export const isStoreAway = (error: unknown): boolean =>
  error instanceof StoreUnavailable && !(error instanceof StoreUnreadable) && !(error instanceof UpgradeUnfinished);

/** The store broke with the append in hand: it may be committed. Only reading, or sending the same again, tells. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** The store could not make the events durable (disk full, file damaged, closed). Nothing was written. */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable';
}

/**
 * The keys of texts about people cannot be read or written: nothing that needs such a text is done, and everything else is. What was begun
 * before may have been done up to there; the same again goes on with it.
 */
export class KeysUnavailable extends StoreUnavailable {
  override readonly name = 'KeysUnavailable';
}

/**
 * Reading failed, or found something else than was written. The message says what and where, never a word of the events' data.
 * Nothing was written.
 */
export class StoreUnreadable extends StoreUnavailable {
  override readonly name = 'StoreUnreadable';
}

/**
 * What is to be written cannot be read by the release before, whose copies may run: the upgrade has to be finished first. Nothing was written.
 */
export class UpgradeUnfinished extends StoreUnavailable {
  override readonly name = 'UpgradeUnfinished';
}
