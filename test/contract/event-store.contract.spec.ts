import type { EventStore } from '@plumbline/event-log';
import {
  MemoryEventStore,
  openPostgresEventStore,
  openSqliteEventReader,
  openSqliteEventStore,
} from '@plumbline/event-store';
import { masterKeyIn, newMasterKey } from '@plumbline/sealing';
import { tempDir } from '@plumbline/testing';
import { describeWhere } from '../support/describe-where.js';
import { type UsedPostgres, usePostgres } from '../support/postgres/use-postgres.js';
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

/** Another connection is another store, as in another process. */
const onPostgres =
  ({ database }: UsedPostgres) =>
  async (): Promise<StoreUnderTest> => {
    const folder = tempDir();
    const { url, drop } = await database();
    const open: EventStore[] = [];
    const other = async () => {
      const store = await openPostgresEventStore({ url, keys: { dataDir: folder.path } });
      open.push(store);
      return store;
    };
    const dispose = async () => {
      await Promise.all(open.map((one) => one.close()));
      await drop();
      folder.remove();
    };
    return { store: await other(), other, dispose };
  };

/** The keys in another database than the events. */
const withKeysApart =
  ({ database }: UsedPostgres) =>
  async (): Promise<StoreUnderTest> => {
    const [events, apart] = [await database(), await database()];
    const masterKey = masterKeyIn(newMasterKey(), 'this spec');
    const open: EventStore[] = [];
    const other = async () => {
      const keys = { dataDir: '/nowhere', url: apart.url, masterKey };
      const store = await openPostgresEventStore({ url: events.url, keys });
      open.push(store);
      return store;
    };
    const dispose = async () => {
      await Promise.all(open.map((one) => one.close()));
      await Promise.all([events.drop(), apart.drop()]);
    };
    return { store: await other(), other, dispose };
  };

eventStoreContract('memory', memory);
eventStoreContract('SQLite', sqlite);
describeWhere('postgres', 'a server', () => {
  eventStoreContract('PostgreSQL', onPostgres(usePostgres()));
  eventStoreContract('PostgreSQL, its keys in another database', withKeysApart(usePostgres()));
});
