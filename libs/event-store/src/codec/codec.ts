import { canonicalJson } from '@plumbline/canonical';
import { InvalidEvent, UnreadableEvent, type EventToAppend, type StoredEvent } from '@plumbline/application';
import type { Recorded } from '@plumbline/domain';
import { toPosition } from '../position.js';
import { upcast } from './upcast.js';
import { validate } from './validate.js';

/** What a store keeps of an event beside its place: text and numbers only. Only this file reads `data`. */
export type Encoded = Readonly<{
  id: string;
  type: string;
  version: number;
  data: string;
  recordedAt: string;
  actor: string;
  correlationId: string;
  causationId: string;
  idempotencyKey: string | null;
}>;
/** `position` and `revision` count from 1 and from 0. */
export type Stored = Encoded & Readonly<{ stream: string; revision: number; position: number }>;

const textOf = ({ type, data }: EventToAppend): string => {
  try {
    return canonicalJson(data);
  } catch (error) {
    throw new InvalidEvent(`${type} holds something that JSON cannot carry`, { cause: error });
  }
};

/** Throws `InvalidEvent` where the event does not fit the schema of the version that is written today. */
export const encode = (event: EventToAppend): Encoded => {
  const { id, type, metadata } = event;
  const version = validate(event);
  const { recordedAt, actor, correlationId, causationId, idempotencyKey = null } = metadata;
  return { id, type, version, data: textOf(event), recordedAt, actor, correlationId, causationId, idempotencyKey };
};

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

const envelopeOf = (stored: Stored): Omit<Recorded, 'data'> => {
  const { id, type, version, stream, recordedAt, actor, correlationId, causationId, idempotencyKey } = stored;
  const metadata = { recordedAt, actor, correlationId, causationId };
  return {
    id,
    type,
    version,
    stream,
    revision: BigInt(stored.revision),
    position: toPosition(stored.position),
    metadata: idempotencyKey === null ? metadata : { ...metadata, idempotencyKey },
  };
};

/** The event as it reads today; throws `UnreadableEvent` where this program cannot read it. */
export const decode = (stored: Stored): Recorded => ({ ...envelopeOf(stored), ...dataOf(stored) });

/** The same for readers that continue without the event: its place and the reason instead of an error. */
export const decodeOrTell = (stored: Stored): StoredEvent => {
  try {
    return decode(stored);
  } catch (error) {
    if (!(error instanceof UnreadableEvent)) throw error;
    return { ...envelopeOf(stored), unreadable: error.message };
  }
};
