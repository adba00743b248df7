import type { AppendReceipt, AppendResult, EventStore, StoredEvent } from '@plumbline/event-log';

export type StoreUnderTest = Readonly<{
  store: EventStore;
  /** The same events through another connection where the adapter has such a thing, else through the same store. */
  other: () => Promise<EventStore>;
  dispose: () => Promise<void>;
}>;
/** The one that was made for the test that runs. */
export type Under = () => StoreUnderTest;

export const receiptOf = (result: AppendResult): AppendReceipt => {
  if (!result.ok) throw new Error(`not appended: ${result.reason}`);
  return result.receipt;
};
export const digest = (text: string): string => text.padEnd(64, '0');
export const record = (key: string, request = 'r') => ({ record: { key: digest(key), request: digest(request) } });
export const everything = (store: EventStore): Promise<readonly StoredEvent[]> => store.readAll(null, 10_000);
