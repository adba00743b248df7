import { canonicalJson } from '@plumbline/canonical';
import {
  InvalidEvent,
  StoreUnreadable,
  UnreadableEvent,
  type CommandRecord,
  type EventToAppend,
  type StoredEvent,
} from '@plumbline/application';
import type { CommandReference, Recorded } from '@plumbline/domain';
import { toPosition } from '../position.js';
import { type Leaf, LEAF_FORMAT, leafHash } from './leaf.js';
import { upcast } from './upcast.js';
import { validate } from './validate.js';

/** What a store keeps of an event beside its place: text and numbers only. Only this file reads `data` and `command`. */
export type Encoded = Omit<Leaf, 'stream' | 'revision'>;
/** `position` and `revision` count from 1 and from 0. */
export type Stored = Leaf & Readonly<{ position: number; leafFormat: number; leafHash: Uint8Array }>;

const textOf = ({ type, data }: EventToAppend): string => {
  try {
    return canonicalJson(data);
  } catch (error) {
    throw new InvalidEvent(`${type} holds something that JSON cannot carry`, { cause: error });
  }
};

const encode = (event: EventToAppend, command: string | null): Encoded => {
  const { id, type, metadata } = event;
  const version = validate(event);
  const { recordedAt, actor, correlationId, causationId } = metadata;
  return { id, type, version, data: textOf(event), recordedAt, actor, correlationId, causationId, command };
};

/** Throws `InvalidEvent` where an event does not fit the schema of the version that is written today. */
export const encodeAll = (events: readonly EventToAppend[], record: CommandRecord | undefined): readonly Encoded[] =>
  events.map((event, index) => {
    const command = record && canonicalJson({ ...record, index, count: events.length });
    return encode(event, command ?? null);
  });

type Data = Readonly<Record<string, unknown>>;

/** A parser's message quotes damaged text, which may be personal, so it is not passed on. */
const dataOf = ({ type, version, data }: Stored): Readonly<{ version: number; data: Data }> => {
  try {
    return upcast(type, version, JSON.parse(data) as Data);
  } catch (error) {
    if (error instanceof UnreadableEvent) throw error;
    throw new UnreadableEvent(`the data of this ${type}, version ${String(version)}, is damaged`);
  }
};

const ensureAsWritten = (stored: Stored): void => {
  const { position, leafFormat } = stored;
  const cause = new Error(`position ${String(position)}`);
  if (leafFormat !== LEAF_FORMAT)
    throw new StoreUnreadable(`an event has leaf format ${String(leafFormat)}`, { cause });
  if (!leafHash(stored).equals(stored.leafHash))
    throw new StoreUnreadable('an event is not what was written', { cause });
};

const envelopeOf = (stored: Stored): Omit<Recorded, 'data'> => {
  const { id, type, version, stream, recordedAt, actor, correlationId, causationId } = stored;
  const command = stored.command === null ? null : (JSON.parse(stored.command) as CommandReference);
  return {
    id,
    type,
    version,
    stream,
    revision: BigInt(stored.revision),
    position: toPosition(stored.position),
    metadata: { recordedAt, actor, correlationId, causationId, command },
  };
};

/**
 * The event as it reads today. Throws `StoreUnreadable` where it is not what was written, `UnreadableEvent` where this program
 * cannot read it.
 */
export const decode = (stored: Stored): Recorded => {
  ensureAsWritten(stored);
  return { ...envelopeOf(stored), ...dataOf(stored) };
};

/** The same for readers that continue without an event that this program cannot read: its place and the reason instead of an error. */
export const decodeOrTell = (stored: Stored): StoredEvent => {
  try {
    return decode(stored);
  } catch (error) {
    if (!(error instanceof UnreadableEvent)) throw error;
    return { ...envelopeOf(stored), unreadable: error.message };
  }
};
