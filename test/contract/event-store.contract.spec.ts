import type { EventStore } from '@plumbline/event-log';
import { MemoryEventStore, openSqliteEventReader, openSqliteEventStore } from '@plumbline/event-store';
import { tempDir } from '@plumbline/testing';
import { eventStoreContract, type StoreUnderTest } from './event-store/index.js';

const memory = async (): Promise<StoreUnderTest> => {
  const store = new MemoryEventStore();
  return { store, other: () => Promise.resolve(store), dispose: () => store.close() };
};

const sqlite = async (): Promise<StoreUnderTest> => {
  const folder = tempDir();
  const store = await openSqliteEventStore({ dataDir: folder.path });
  const open: EventStore[] = [store];
  const other = async () => {
    const reader = await openSqliteEventReader({ dataDir: folder.path });
    open.push(reader);
    return reader;
  };
  const dispose = async () => {
    await Promise.all(open.map((one) => one.close()));
    folder.remove();
  };
  return { store, other, dispose };
};

eventStoreContract('memory', memory);
eventStoreContract('SQLite', sqlite);
