import { type StoredEvent, UnreadableEvent } from '@plumbline/event-log';
import type { CommandReference, Recorded } from '@plumbline/domain';
import { type Counted, toPosition } from '../position.js';
import type { Stored } from './rows.js';
import { ensureKnown, upcast } from './upcast.js';

type Data = Readonly<Record<string, unknown>>;

const envelopeOf = (stored: Stored, counted: Counted): Omit<Recorded, 'data'> => {
  const { id, type, version, stream, recordedAt, actor, correlationId, causationId } = stored;
  const command = stored.command === null ? null : (JSON.parse(stored.command) as CommandReference);
  return {
    id,
    type,
    version,
    stream,
    revision: BigInt(stored.revision),
    position: toPosition(stored.position, counted),
    metadata: { recordedAt, actor, correlationId, causationId, command },
  };
};

/** The event as it reads today. */
export const decoded = (stored: Stored, counted: Counted, dataIn: () => Data): Recorded => {
  const { type, version } = stored;
  ensureKnown(type, version);
  return { ...envelopeOf(stored, counted), ...upcast(type, version, dataIn()) };
};

export const orTold = (stored: Stored, counted: Counted, read: () => Recorded): StoredEvent => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableEvent)) throw error;
    return { ...envelopeOf(stored, counted), unreadable: error.message };
  }
};
