import { InvalidEvent, type EventToAppend } from '@plumbline/application';
import type { Recorded } from '@plumbline/domain';
import { toPosition } from '../position.js';
import { canonicalJson } from './canonical-json.js';
import { upcast } from './upcast.js';
import { validate } from './validate.js';

/** What a store keeps of an event beside its place: text and numbers only. Nothing but this file looks into `data`. */
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

/** The event as it reads today; throws `UnreadableEvent` where this program is too old for it. */
export const decode = (stored: Stored): Recorded => {
  const { id, type, stream, recordedAt, actor, correlationId, causationId, idempotencyKey } = stored;
  const { version, data } = upcast(type, stored.version, JSON.parse(stored.data) as Readonly<Record<string, unknown>>);
  const metadata = { recordedAt, actor, correlationId, causationId };
  return {
    id,
    type,
    version,
    data,
    stream,
    revision: BigInt(stored.revision),
    position: toPosition(stored.position),
    metadata: idempotencyKey === null ? metadata : { ...metadata, idempotencyKey },
  };
};
