import { type EventStore, StoreUnavailable } from '@plumbline/event-log';
import { openPostgresEventStore } from '@plumbline/event-store';
import { memberAdded, named, tempDir } from '@plumbline/testing';
import { describeWhere } from '../../support/describe-where.js';
import { runSql } from '../../support/postgres/new-database.js';
import { type UsedPostgres, usePostgres } from '../../support/postgres/use-postgres.js';

describeWhere('postgres', 'opening a log in PostgreSQL', () => {
  const postgres: UsedPostgres = usePostgres();
  let url: string;
  let dataDir: string;
  let end: () => Promise<void>;
  const opened: EventStore[] = [];
  const open = async (options: Partial<Parameters<typeof openPostgresEventStore>[0]> = {}) => {
    const store = await openPostgresEventStore({ url, keys: { dataDir }, ...options });
    opened.push(store);
    return store;
  };
  beforeEach(async () => {
    const folder = tempDir();
    const database = await postgres.database();
    [url, dataDir] = [database.url, folder.path];
    end = async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()));
      await database.drop();
      folder.remove();
    };
  });
  afterEach(() => end());

  it('makes the tables once, however many do so at the same time', async () => {
    const stores = await Promise.all(Array.from({ length: 8 }, () => open()));
    await Promise.all(stores.map((store, n) => store.append('cycle-a', 'any', [memberAdded(n)])));
    expect(await stores[0]?.readStream('cycle-a')).toHaveLength(8);
    expect(await runSql(url, 'SELECT version FROM plumbline_log.versions')).toEqual([{ version: 1 }]);
  });

  it('finds what was there', async () => {
    const first = await open();
    await first.append('cycle-a', 'any', [memberAdded('ada')]);
    await first.close();
    expect(named(await (await open()).readStream('cycle-a'))).toEqual(['ada']);
  });

  it('refuses a log that a newer version wrote, also one that becomes newer while it runs', async () => {
    const store = await open({ retryMs: 20 });
    await store.append('cycle-a', 'any', [memberAdded(1)]);
    await runSql(url, 'INSERT INTO plumbline_log.versions (version) VALUES (3)');
    await expect(open()).rejects.toThrow(/schema version 3: a newer Plumbline wrote it/);
    await expect(store.append('cycle-a', 'any', [memberAdded(2)])).rejects.toThrow(StoreUnavailable);
    expect(store.health()).toMatchObject({ ok: false, detail: expect.stringContaining('a newer Plumbline') as string });
    expect(await store.readStream('cycle-a')).toHaveLength(1);
  });

  it('refuses other keys than its texts were sealed with, unless that is accepted', async () => {
    const about = {
      ...memberAdded(1),
      type: 'StatementWritten',
      data: { nominationId: 'n1', candidateId: 'grace', statement: 'Led it.' },
    };
    const read = async (store: EventStore) => (await store.readStream('nomination-n1')).map(({ data }) => data);
    const first = await open();
    await first.append('nomination-n1', 'any', [about]);
    expect(await read(first)).toMatchObject([{ statement: 'Led it.' }]);
    await first.close();
    const other = tempDir();
    await expect(open({ keys: { dataDir: other.path } })).rejects.toThrow(/sealed with other keys/);
    const without = await open({ keys: { dataDir: other.path }, acceptLostKeys: true });
    expect(await read(without)).toMatchObject([{ statement: 'erased' }]);
    await without.append('nomination-n1', 'any', [{ ...about, id: memberAdded(2).id }]);
    expect(await read(without)).toMatchObject([{ statement: 'erased' }, { statement: 'Led it.' }]);
    await without.close();
    await expect(open()).rejects.toThrow(/sealed with other keys/);
    expect(await read(await open({ keys: { dataDir: other.path } }))).toHaveLength(2);
    other.remove();
  });

  it('says in time, and without the password, that there is no server, no database, or no access', async () => {
    const wrong = (change: (parts: URL) => void): string => {
      const parts = new URL(url);
      change(parts);
      return parts.href;
    };
    const urls = [
      wrong((parts) => (parts.port = '1')),
      wrong((parts) => (parts.pathname = '/none')),
      wrong((parts) => (parts.password = 'not-the-password')),
    ];
    for (const each of urls) {
      const error: unknown = await open({ url: each }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(StoreUnavailable);
      expect(String(error)).toMatch(
        /cannot be opened\. PLUMBLINE_STORE_URL: .*(nothing answers|no such database|does not take this user)/,
      );
      expect(String(error)).not.toMatch(/-password|127\.0\.0\.1/);
    }
  });

  it('keeps names apart by their bytes, and like names by ASCII, whatever the locale of the database', async () => {
    const turkish = await postgres.database("LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR' LC_COLLATE 'C' LC_CTYPE 'C'");
    const store = await open({ url: turkish.url });
    for (const name of ['person-Iris', 'person-iris', 'person-\u0131ris', 'person-\u00e9', 'person-e\u0301'])
      await store.append(name, 'no-stream', [memberAdded(1)]);
    expect([...(await store.streamsLike('person-IRIS'))].sort()).toEqual(['person-Iris', 'person-iris']);
    expect(await store.streamsLike('person-\u00e9')).toEqual(['person-\u00e9']);
    expect(await store.readStream('person-e\u0301')).toHaveLength(1);
    await store.close();
    await turkish.drop();
  });
});
