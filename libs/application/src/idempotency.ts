import type { CommandContext, Receipt } from './command-context.js';
import { IdempotencyKeyReused } from './command-errors.js';
import type { AppendReceipt, CommandRecord, EventStore } from '@plumbline/event-log';
import { idOf } from './streams.js';

/** The id is that of the stream written to: a repeated create names what the first request made. */
export const receiptOf = ({ stream, revision, position, appended }: AppendReceipt): Receipt => ({
  id: idOf(stream),
  stream,
  revision,
  position,
  appended,
});

/** What the first request with this key did, see `findRecord` of the port; throws `IdempotencyKeyReused` where that was another request. */
export const findCompletedCommand = async (
  store: EventStore,
  record: CommandRecord,
  stream?: string,
): Promise<AppendReceipt | undefined> => {
  const found = await store.findRecord(record, stream);
  if (found?.sameRequest === false) throw new IdempotencyKeyReused();
  return found?.receipt;
};

/** Whether the request, which is addressed to this stream, was carried out before. */
export const isAnswered = async (store: EventStore, { record }: CommandContext, stream: string): Promise<boolean> =>
  record !== undefined && (await findCompletedCommand(store, record, stream)) !== undefined;

/** For a step of the request before the one that its record is of. */
export const unrecorded = (context: CommandContext): CommandContext => {
  const { record, ...others } = context;
  return record === undefined ? context : others;
};

/** `findCompletedCommand`, as the receipt that was answered. */
export const findReceipt = async (store: EventStore, record: CommandRecord): Promise<Receipt | undefined> => {
  const done = await findCompletedCommand(store, record);
  return done && receiptOf(done);
};
