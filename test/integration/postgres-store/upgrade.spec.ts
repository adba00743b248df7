import { type EventStore, StoreUnavailable } from '@plumbline/event-log';
import { finishPostgres, migratePostgres, migratePostgresKeys, openPostgresEventStore } from '@plumbline/event-store';
import { memberAdded, tempDir } from '@plumbline/testing';
import { describeWhere } from '../../support/describe-where.js';
import { runSql } from '../../support/postgres/new-database.js';
import { type UsedPostgres, usePostgres } from '../../support/postgres/use-postgres.js';

describeWhere('postgres', 'the upgrade of a log in PostgreSQL', () => {
  const postgres: UsedPostgres = usePostgres();
  const opened: EventStore[] = [];
  let url: string;
  let folder: ReturnType<typeof tempDir>;
  let drop: () => Promise<void>;
  const open = async (): Promise<EventStore> => {
    const store = await openPostgresEventStore({ url, keys: { dataDir: folder.path }, pollMs: 20, retryMs: 20 });
    opened.push(store);
    return store;
  };
  const copies = async (): Promise<number> => (await runSql(url, 'SELECT 1 FROM plumbline_log.copies')).length;
  const anOlderCopy = (seen: string): Promise<unknown> =>
    runSql(url, `INSERT INTO plumbline_log.copies VALUES (gen_random_uuid(), 0, ${seen})`);
  beforeEach(async () => {
    folder = tempDir();
    ({ url, drop } = await postgres.database());
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
    await drop();
    folder.remove();
  });

  it('makes the tables of an empty database once, however many begin at the same time', async () => {
    const migrated = await Promise.all(Array.from({ length: 8 }, () => migratePostgres(url)));
    expect(migrated.filter(({ from }) => from === 0)).toHaveLength(1);
    expect(new Set(migrated.map(({ to }) => to))).toEqual(new Set([1]));
    await (await open()).append('cycle-a', 'any', [memberAdded(1)]);
  });

  it('says of an empty database that there is nothing to finish', async () => {
    await expect(finishPostgres(url)).rejects.toThrow(/There is no event log in this database yet/);
  });

  it('brings no keys and events into one database, whichever were there first', async () => {
    await migratePostgres(url);
    await expect(migratePostgresKeys(url)).rejects.toThrow(/Make another database for the keys/);
    const other = await postgres.database();
    await migratePostgresKeys(other.url);
    await expect(migratePostgres(other.url)).rejects.toThrow(/Make another database for the keys/);
    await other.drop();
  });

  it('finds a fresh log finished', async () => {
    await open();
    expect(await finishPostgres(url)).toEqual({ format: 1, wasFinished: true });
  });

  it('lets a copy of the release before go on beside tables of this one', async () => {
    const store = await open();
    await store.append('cycle-a', 'any', [memberAdded(1)]);
    await runSql(url, 'INSERT INTO plumbline_log.versions (version) VALUES (2)');
    for (let n = 2; n < 20; n += 1) await store.append('cycle-a', 'any', [memberAdded(n)]);
    expect(await (await open()).readStream('cycle-a')).toHaveLength(19);
  });

  it('is not finished while a copy of the release before runs, or did a moment ago', async () => {
    await open();
    await anOlderCopy("now() - interval '20 s'");
    await expect(finishPostgres(url)).rejects.toThrow(/Copies of the release before run.*: 1\. Stop them/);
    await runSql(url, 'DELETE FROM plumbline_log.copies WHERE event_format = 0');
    await anOlderCopy("now() - interval '40 s'");
    expect(await finishPostgres(url)).toMatchObject({ format: 1 });
  });

  it('ends for copies that cannot read what may be written then', async () => {
    const store = await open();
    await store.append('cycle-a', 'any', [memberAdded(1)]);
    await runSql(url, 'UPDATE plumbline_log.log_end SET event_format = 2');
    await expect(store.append('cycle-a', 'any', [memberAdded(2)])).rejects.toThrow(StoreUnavailable);
    expect(store.health()).toMatchObject({ ok: false, detail: expect.stringContaining('is finished') as string });
    await expect(open()).rejects.toThrow(/events of format 2: the upgrade to a newer Plumbline is finished/);
    await expect(finishPostgres(url)).rejects.toThrow(/is finished/);
  });

  it('knows each copy as long as it is there', async () => {
    const [one, other] = [await open(), await open()];
    expect(await copies()).toBe(2);
    await one.close();
    expect(await copies()).toBe(1);
    await other.close();
    expect(await copies()).toBe(0);
  });
});
