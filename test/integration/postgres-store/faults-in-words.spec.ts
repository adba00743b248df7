import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as eventStore from '@plumbline/event-store';
import { eventStoreDbAddress } from '@plumbline/platform';
import { VIEWS } from '@plumbline/projections';
import { TABLES } from '@plumbline/read-model/tables';
import { type KeysPlace, newMasterKey, openKeyring } from '@plumbline/sealing';
import { tempDir } from '@plumbline/testing';
import * as viewStore from '@plumbline/view-store';
import { describeWhere } from '../../support/describe-where.js';
import { EventStoreDbServer } from '../../support/eventstoredb/server.js';
import { runSql } from '../../support/postgres/new-database.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';

const STORE = 'PLUMBLINE_STORE_URL';
const KEYS = 'PLUMBLINE_KEYS_URL';
const VIEWS_SETTING = 'PLUMBLINE_VIEWS_URL';
const DECLARED = { tables: TABLES, views: VIEWS };
const SCHEMAS = ['plumbline_log', 'plumbline_keys', viewStore.schemaOf(DECLARED)];
const PATIENCE_MS = 5_000;
const USER = `plumbline_test_${randomUUID().replaceAll('-', '')}`;
const PASSWORD = 'of-a-guest';

/** What nobody who reads it can act on. */
const RAW = /SASL|severity|\bE[A-Z]{5,}\b|\((?:[0-9][0-9A-Z]{4})\)|: [0-9][0-9A-Z]{4}\b/u;

type Closed = Readonly<{ close: () => unknown }>;
const opened = async (opening: Promise<Closed>): Promise<void> => {
  await (await opening).close();
};

describeWhere('postgres', 'a fault of PostgreSQL is told in words, with the variable or argument, and the fix', () => {
  const { database, atEnd } = usePostgres();
  const folder = tempDir();
  const place: KeysPlace = { dataDir: folder.path, masterKeyFile: join(folder.path, 'given.key') };
  const nextMaster = join(folder.path, 'next.key');
  const ignored = (): void => undefined;
  /** Of the log, of its keys, of its views, and of nothing. */
  const urls: Record<'log' | 'keys' | 'views' | 'empty', string> = { log: '', keys: '', views: '', empty: '' };

  let server: EventStoreDbServer;

  beforeAll(async () => {
    server = await EventStoreDbServer.start();
    atEnd(() => server.close());
    for (const name of ['log', 'keys', 'views', 'empty'] as const) {
      const one = await database();
      atEnd(one.drop);
      urls[name] = one.url;
    }
    for (const file of [join(folder.path, 'given.key'), nextMaster])
      writeFileSync(file, `${newMasterKey()}\n`, { mode: 0o600 });
    const store = await eventStore.openPostgresEventStore({ url: urls.log, keys: { ...place, url: urls.keys } });
    const candidate = await viewStore.connectCandidate({ url: urls.views, ...DECLARED });
    await candidate.close();
    await store.close();
    openKeyring(place).close();
    await runSql(urls.log, `CREATE ROLE ${USER} LOGIN PASSWORD '${PASSWORD}'`);
    atEnd(async () => {
      for (const url of Object.values(urls)) await runSql(url, `DROP OWNED BY ${USER}`);
      await runSql(urls.log, `DROP ROLE ${USER}`);
      folder.remove();
    });
  }, 60_000);

  type Of = keyof typeof urls;
  /** `needs`: which right, of what is there already. */
  type Use = Readonly<{
    setting: string;
    of: Of;
    needs: 'none' | 'read' | 'write';
    use: (url: string) => Promise<unknown>;
  }>;
  const USES: Readonly<Record<string, Use>> = {
    openPostgresEventStore: {
      ...{ setting: STORE, of: 'log', needs: 'write' },
      use: (url) => opened(eventStore.openPostgresEventStore({ url, keys: { ...place, url: urls.keys } })),
    },
    migratePostgres: { setting: STORE, of: 'log', needs: 'read', use: eventStore.migratePostgres },
    finishPostgres: { setting: STORE, of: 'log', needs: 'write', use: eventStore.finishPostgres },
    lookAtPostgres: {
      ...{ setting: STORE, of: 'log', needs: 'write' },
      use: (url) => eventStore.lookAtPostgres(url, PATIENCE_MS),
    },
    checkPostgres: {
      ...{ setting: STORE, of: 'log', needs: 'read' },
      use: (url) => eventStore.checkPostgres(url, { ...place, url: urls.keys }, ignored),
    },
    copyLog: {
      ...{ setting: '--from', of: 'log', needs: 'read' },
      use: (url) => eventStore.copyLog({ url }, { dir: join(folder.path, 'copied') }, ignored),
    },
    'copyLog, to': {
      ...{ setting: '--to', of: 'empty', needs: 'write' },
      use: (url) => eventStore.copyLog({ url: urls.log }, { url }, ignored),
    },
    'copyLog, its locks': {
      ...{ setting: VIEWS_SETTING, of: 'views', needs: 'none' },
      use: (url) =>
        eventStore.copyLog(
          { url: urls.log },
          { address: eventStoreDbAddress(server.url), prefix: 'test', locks: { url, setting: VIEWS_SETTING } },
          ignored,
        ),
    },
    openPostgresKeyring: {
      ...{ setting: KEYS, of: 'keys', needs: 'write' },
      use: (url) => opened(eventStore.openPostgresKeyring({ url, place })),
    },
    migratePostgresKeys: { setting: KEYS, of: 'keys', needs: 'read', use: eventStore.migratePostgresKeys },
    rotatePostgresMasterKey: {
      ...{ setting: KEYS, of: 'keys', needs: 'read' },
      use: (url) => eventStore.rotatePostgresMasterKey(url, place, nextMaster),
    },
    lookAtKeys: {
      ...{ setting: KEYS, of: 'keys', needs: 'write' },
      use: (url) =>
        eventStore.lookAtKeys({
          ...{ place: { ...place, url }, log: null, eventsUrl: urls.log, acceptLost: false },
          timeoutMs: PATIENCE_MS,
        }),
    },
    copyKeysToPostgres: {
      ...{ setting: 'The address', of: 'empty', needs: 'write' },
      use: (url) => eventStore.copyKeysToPostgres({ from: place, url, eventsUrl: urls.log }),
    },
    'copyKeysToPostgres, beside events': {
      ...{ setting: STORE, of: 'log', needs: 'none' },
      use: (url) => eventStore.copyKeysToPostgres({ from: place, url: urls.empty, eventsUrl: url }),
    },
    openPostgresReader: {
      ...{ setting: VIEWS_SETTING, of: 'views', needs: 'read' },
      use: (url) => opened(viewStore.openPostgresReader({ url, ...DECLARED })),
    },
    connectCandidate: {
      ...{ setting: VIEWS_SETTING, of: 'views', needs: 'write' },
      use: (url) => opened(viewStore.connectCandidate({ url, ...DECLARED })),
    },
    lookAtPostgresViews: {
      ...{ setting: VIEWS_SETTING, of: 'views', needs: 'read' },
      use: (url) => viewStore.lookAtPostgresViews(url, DECLARED, PATIENCE_MS),
    },
  };

  type Fault = Readonly<{
    words: RegExp;
    change: (url: URL) => void;
    /** Of this user, on every database. */
    rights?: (schema: string) => string;
    role?: string;
    meets?: (use: Use) => boolean;
  }>;
  const asGuest = (url: URL): void => {
    url.username = USER;
    url.password = PASSWORD;
  };
  const FAULTS: Readonly<Record<string, Fault>> = {
    'a wrong password': {
      words: /the server does not take this user with this password\. Set both right/u,
      change: (url) => (url.password = 'hunter2'),
    },
    'no password': {
      words: /the server asks for a password, and none is given\. Write it/u,
      change: (url) => (url.password = ''),
    },
    'a missing database': {
      words: /there is no such database on the server\. Make it/u,
      change: (url) => (url.pathname = '/nowhere'),
    },
    'nobody who listens': {
      words: /nothing answers at its host and port\. Start the server/u,
      change: (url) => (url.port = '9'),
    },
    'a user with no connection left': {
      words: /its user has all the connections that it may have\. Allow it more, by ALTER ROLE/u,
      change: asGuest,
      role: 'CONNECTION LIMIT 0',
    },
    'a user without the right to read': {
      words:
        /its user lacks a right there|may not (?:make any|read all tables)|which the user may not make|does not own/u,
      change: asGuest,
      meets: ({ needs }) => needs !== 'none',
    },
    'a user without the right to write': {
      words: /its user lacks a right there|may not make any|does not own the tables/u,
      change: asGuest,
      rights: (schema) =>
        `GRANT USAGE ON SCHEMA ${schema} TO ${USER}; GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${USER}`,
      meets: ({ needs }) => needs === 'write',
    },
  };

  const grant = async (rights: Fault['rights']): Promise<void> => {
    for (const url of Object.values(urls))
      for (const schema of SCHEMAS) {
        const there = await runSql(url, `SELECT 1 FROM pg_namespace WHERE nspname = '${schema}'`);
        if (there.length > 0 && rights !== undefined) await runSql(url, rights(schema));
      }
  };

  describe.each(Object.entries(FAULTS))('%s', (_fault, { words, change, rights, role, meets = () => true }) => {
    beforeAll(async () => {
      await runSql(urls.log, `ALTER ROLE ${USER} ${role ?? 'CONNECTION LIMIT -1'}`);
      await grant(rights);
    });
    afterAll(async () => {
      for (const url of Object.values(urls)) await runSql(url, `DROP OWNED BY ${USER}`);
      await runSql(urls.log, `ALTER ROLE ${USER} CONNECTION LIMIT -1`);
    });

    it.each(Object.entries(USES).filter(([, use]) => meets(use)))('met by %s', async (_name, { setting, of, use }) => {
      const url = new URL(urls[of]);
      change(url);
      const error = await use(url.href).then(
        () => new Error('nothing was told'),
        (told: unknown) => told as Error,
      );
      expect(error.message).toMatch(new RegExp(`(?:^|\\. )${setting}: `, 'u'));
      expect(error.message).toMatch(words);
      expect(error.message).not.toMatch(RAW);
      expect(error.message).not.toMatch(/hunter2|of-a-guest|a-password-of-tests/u);
    });
  });

  it('is asked of everything that takes an address', () => {
    const taking = [...Object.keys(eventStore), ...Object.keys(viewStore)].filter((name) =>
      /Postgres|^copy|^lookAtKeys$|^connect/u.test(name),
    );
    expect(Object.keys(USES)).toEqual(expect.arrayContaining(taking));
  });
});
