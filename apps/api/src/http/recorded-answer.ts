import { type CommandRecord, type EventStore, IdempotencyKeyReused, type Receipt } from '@plumbline/application';

/** The receipt of the first request with this key; throws `IdempotencyKeyReused` where that was another request. */
export const answerOf = async (store: EventStore, record: CommandRecord): Promise<Receipt | undefined> => {
  const known = await store.findRecord(record.key);
  if (known === undefined) return undefined;
  if (known.request !== record.request) throw new IdempotencyKeyReused();
  const { stream, revision, position, appended } = known.receipt;
  return { id: stream.slice(stream.indexOf('-') + 1), revision, position, appended };
};
