import { setTimeout as sleep } from 'node:timers/promises';
import { MemoryEventStore } from '@plumbline/event-store';
import { ElectedRunner, workerControl } from '@plumbline/projection-runtime';
import {
  BEING_DERIVED,
  connectCandidate,
  type DeclaredViews,
  defineTable,
  id,
  integer,
  openPostgresReader,
  schemaOf,
  SILENT,
  ViewsUnavailable,
} from '@plumbline/view-store';
import { describeWhere } from '../../support/describe-where.js';
import { runSql } from '../../support/postgres/new-database.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';
import { busyStore, levelled, record, registered } from './happenings.js';
import { TOY_VIEWS } from './running.js';
import { counts, everything, TOY_TABLES, type Toys, whereabouts } from './toy.js';

const TODAY: DeclaredViews = { tables: TOY_TABLES, views: TOY_VIEWS };
const WIDER = defineTable('toy_counts', {
  key: ['type'],
  columns: { type: id, count: integer },
  indexes: [['count']],
});
/** Releases after it: one keeps a view in another layout, the other means something else by the same one. */
const OTHERS: readonly (readonly [string, DeclaredViews])[] = [
  ['another layout', { tables: [...TOY_TABLES.slice(0, 2), WIDER], views: TOY_VIEWS }],
  ['another version of a view', { tables: TOY_TABLES, views: [whereabouts({ version: 2 }), counts()] }],
  ['one view less', { tables: TOY_TABLES, views: [whereabouts()] }],
];
const PATIENCE_MS = 5_000;
const SOON_MS = 200;

describeWhere('postgres', 'views of two releases in one PostgreSQL', () => {
  const { database } = usePostgres();
  const run = (url: string, store: MemoryEventStore, declared: DeclaredViews, dropAfterMs?: number) =>
    ElectedRunner.start({ store, url, ...declared, log: SILENT, ...(dropAfterMs !== undefined && { dropAfterMs }) });
  const schemas = async (url: string): Promise<readonly unknown[]> =>
    (await runSql(url, `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'plumbline%'`)).map(
      ({ nspname }) => nspname,
    );

  it.each(OTHERS)('are kept side by side by workers of both: %s', async (_, next) => {
    const { url } = await database();
    const store = await busyStore(5, 100);
    const old = await run(url, store, TODAY);
    const oldReader = await openPostgresReader<Toys>({ url, ...TODAY });
    expect(await oldReader.waitFor((await store.head()) ?? '', PATIENCE_MS)).toBe(true);
    const before = await everything(oldReader);
    const fresh = await run(url, store, next);
    expect([old.isActive, fresh.isActive]).toEqual([true, true]);
    const freshReader = await openPostgresReader<Toys>({ url, ...next });
    expect(await everything(oldReader)).toEqual(before);
    const last = await record(store, registered('new', 'eng'), levelled('new', 'staff'));
    for (const reader of [oldReader, freshReader]) {
      expect(await reader.waitFor(last, PATIENCE_MS)).toBe(true);
      const found = await reader.db.selectFrom('toy_people').select('level').where('id', '=', 'new').execute();
      expect(found).toEqual([{ level: 'staff' }]);
    }
    for (const one of [old, fresh]) expect(await one.status()).toMatchObject({ ready: true, failure: null });
    await Promise.all([old.stop(), fresh.stop(), oldReader.close(), freshReader.close()]);
  });

  it('are another schema as well where only what is kept beside the views has changed', () => {
    expect(schemaOf(TODAY, 'CREATE TABLE projection_checkpoints ();')).not.toBe(schemaOf(TODAY));
    expect(schemaOf({ ...TODAY })).toBe(schemaOf(TODAY));
  });

  it('are read by nobody before they have caught up once, and say so', async () => {
    const { url } = await database();
    const candidate = await connectCandidate({ url, ...TODAY });
    const views = await candidate.elected();
    await views?.prepare(TODAY.views);
    const reader = await openPostgresReader<Toys>({ url, ...TODAY });
    const refused = new ViewsUnavailable(BEING_DERIVED, { isDamage: false });
    await expect(everything(reader)).rejects.toEqual(refused);
    expect(await reader.isWhole()).toBe(false);
    await views?.beat({ failure: null });
    const control = workerControl({ store: new MemoryEventStore(), reader, renew: () => undefined, isShared: true });
    expect(await control.status()).toMatchObject({ ready: false, failure: BEING_DERIVED });
    await views?.caughtUp();
    expect(await control.status()).toMatchObject({ ready: true, failure: null });
    expect(await everything(reader)).toMatchObject({ people: [] });
    // As an operator who wants one view derived anew: with it all wait.
    await runSql(url, `DROP TABLE ${schemaOf(TODAY)}.toy_counts`);
    await views?.prepare(TODAY.views);
    while (await reader.isWhole()) await sleep(SOON_MS);
    await expect(everything(reader)).rejects.toEqual(refused);
    await Promise.all([reader.close(), candidate.close()]);
  });

  it('say where no worker of their release has been there', async () => {
    const { url } = await database();
    const opened = openPostgresReader<Toys>({ url, ...TODAY });
    await expect(opened).rejects.toThrow('No worker of this release has derived its views in this database yet.');
  });

  it('are dropped once nobody has used them for a while, and never before', async () => {
    const { url } = await database();
    const store = await busyStore(5, 20);
    const [, [, next]] = OTHERS as [unknown, readonly [string, DeclaredViews]];
    const old = await run(url, store, TODAY);
    const reader = await openPostgresReader<Toys>({ url, ...TODAY });
    expect(await reader.waitFor((await store.head()) ?? '', PATIENCE_MS)).toBe(true);
    const fresh = await run(url, store, next, 0);
    const both = [schemaOf(TODAY), schemaOf(next)].sort();
    const looks = 3;
    const look = () => sleep(looks * 2_000);
    await old.stop();
    await look();
    // It is still read.
    expect([...(await schemas(url))].sort()).toEqual(both);
    expect(await everything(reader)).toMatchObject({ counts: [{ count: 20 }, { count: 5 }] });
    await reader.close();
    await look();
    expect(await schemas(url)).toEqual([schemaOf(next)]);
    await fresh.stop();
  });
});
