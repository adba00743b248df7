import type { EventStore } from '@plumbline/event-log';
import { type EventStoreDbOptions, openEventStoreDb } from '@plumbline/event-store';
import { eventStoreDbAddress } from '@plumbline/platform';
import { tempDir } from '@plumbline/testing';
import { givenServer, newPrefix, notInHand } from '../../support/eventstoredb/given.js';
import { EventStoreDbServer } from '../../support/eventstoredb/server.js';
import type { ServerLog } from '../../support/eventstoredb/log.js';
import type { Database } from '../../support/postgres/new-database.js';
import { type UsedPostgres, usePostgres } from '../../support/postgres/use-postgres.js';

export const DEADLINE_MS = 1_000;

export type UsedStore = Readonly<{
  /** For tests that have it in hand. */
  server: () => EventStoreDbServer;
  /** Of the streams; `test` where the server is in hand. */
  prefix: () => string;
  locks: () => Database;
  /** Another server, on a log of its own or on that of another; ends with the test. */
  another: (log?: ServerLog) => Promise<EventStoreDbServer>;
  /** As another process would; ends with the test. */
  open: (options?: Partial<EventStoreDbOptions>) => Promise<EventStore>;
}>;

/** Inside a `describe`: a server for each test, and stores on it. */
export const useStore = (postgres: UsedPostgres = usePostgres()): UsedStore => {
  const ends: (() => Promise<unknown>)[] = [];
  let server: EventStoreDbServer | undefined;
  let prefix: string;
  const inHand = (): EventStoreDbServer => server ?? notInHand();
  let locks: Database;
  let dataDir: string;
  const another = async (log?: ServerLog) => {
    const one = await EventStoreDbServer.start(log);
    ends.push(() => one.close());
    return one;
  };
  beforeEach(async () => {
    const folder = tempDir();
    dataDir = folder.path;
    locks = await postgres.database();
    ends.push(async () => {
      folder.remove();
      await locks.drop();
    });
    const isGiven = givenServer() !== undefined;
    prefix = isGiven ? newPrefix() : 'test';
    server = isGiven ? undefined : await another();
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  return {
    server: inHand,
    prefix: () => prefix,
    locks: () => locks,
    another,
    open: async (options) => {
      const keys = { dataDir };
      const address = eventStoreDbAddress(givenServer() ?? inHand().url);
      const asked = { address, prefix, locksUrl: locks.url, keys, deadlineMs: DEADLINE_MS, pollMs: 50 };
      const store = await openEventStoreDb({ ...asked, ...options });
      ends.push(() => store.close());
      return store;
    },
  };
};
