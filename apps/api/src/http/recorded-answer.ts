import type { CommandRecord, EventStore, Receipt } from '@plumbline/application';
import { Problem } from './problems.js';

export const keyReused = (): Problem =>
  new Problem(
    422,
    'idempotency-key-reused',
    'This Idempotency-Key came with another request before. Use a new key for a new request.',
  );

/** The receipt of the first request with this key; throws where that was another request. */
export const answerOf = async (store: EventStore, record: CommandRecord): Promise<Receipt | undefined> => {
  const known = await store.findRecord(record.key);
  if (known === undefined) return undefined;
  if (known.request !== record.request) throw keyReused();
  const { stream, revision, position, appended } = known.receipt;
  return { id: stream.slice(stream.indexOf('-') + 1), revision, position, appended };
};
