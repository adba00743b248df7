import type { EventStore } from '@plumbline/event-log';
import { openEventStoreDb } from '@plumbline/event-store';
import { eventStoreDbAddress } from '@plumbline/platform';
import { tempDir } from '@plumbline/testing';
import { describeWhere } from '../support/describe-where.js';
import { placeForLog } from '../support/eventstoredb/given.js';
import { type UsedPostgres, usePostgres } from '../support/postgres/use-postgres.js';
import { eventStoreContract, type StoreUnderTest } from './event-store/index.js';

/** Each connection is another store, as in another process. The locks are in a database of their own. */
const onEventStoreDb =
  ({ database }: UsedPostgres) =>
  async (): Promise<StoreUnderTest> => {
    const folder = tempDir();
    const { url: locksUrl, drop } = await database();
    const place = await placeForLog();
    const open: EventStore[] = [];
    const other = async () => {
      const keys = { dataDir: folder.path };
      const store = await openEventStoreDb({
        address: eventStoreDbAddress(place.url),
        prefix: place.prefix,
        locksUrl,
        keys,
        pollMs: 100,
      });
      open.push(store);
      return store;
    };
    const dispose = async () => {
      await Promise.all(open.map((one) => one.close()));
      await Promise.all([place.drop(), drop()]);
      folder.remove();
    };
    return { store: await other(), other, dispose };
  };

describeWhere('postgres', 'a server', () => {
  eventStoreContract('EventStoreDB', onEventStoreDb(usePostgres()));
});
