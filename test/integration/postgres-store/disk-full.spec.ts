import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, StoreUnavailable } from '@plumbline/event-log';
import { MemoryEventStore, openPostgresEventStore } from '@plumbline/event-store';
import { ProjectionRunner } from '@plumbline/projection-runtime';
import { memberAdded, named, tempDir } from '@plumbline/testing';
import { connectCandidate, openPostgresReader } from '@plumbline/view-store';
import { PostgresServer } from '../../load/postgres/server.js';
import { describeWhere } from '../../support/describe-where.js';
import { type Database, newDatabase, runSql } from '../../support/postgres/new-database.js';
import { record, registered } from '../projections/happenings.js';
import { TOY_VIEWS } from '../projections/running.js';
import { TOY_TABLES, type Toys } from '../projections/toy.js';

const MEGABYTES = 32;
/** Of a row that is not compressed. */
const ROW = `repeat(md5(random()::text), 200)`;

describeWhere('mount', 'a PostgreSQL whose disk is full', () => {
  const folder = tempDir();
  let server: PostgresServer;
  let database: Database;
  let store: EventStore;
  beforeAll(async () => {
    server = await PostgresServer.start({ small: MEGABYTES });
    const admin = server.url('postgres');
    await runSql(admin, `CREATE TABLESPACE small LOCATION '${server.smallFolder}'`);
    database = await newDatabase(admin, 'TABLESPACE small');
    store = await openPostgresEventStore({ url: database.url, keys: { dataDir: folder.path }, retryMs: 50 });
  });
  afterAll(async () => {
    await store.close();
    await server.dispose();
    folder.remove();
  });

  const fill = async ({ url }: Database): Promise<void> => {
    // What a read finds in memory alone would have to be written first.
    await runSql(url, 'CHECKPOINT');
    await runSql(url, 'CREATE TABLE filler (text text); ALTER TABLE filler ALTER text SET STORAGE EXTERNAL');
    for (let rows = 256; rows > 0;)
      await runSql(url, `INSERT INTO filler SELECT ${ROW} FROM generate_series(1, ${String(rows)})`).catch(
        () => (rows = Math.floor(rows / 2)),
      );
  };
  /** Until one is refused, which the space that pages still have puts off. */
  const appendUntilRefused = async (): Promise<Readonly<{ in: readonly string[]; refusal: unknown }>> => {
    const names: string[] = [];
    for (let n = 0; ; n += 1) {
      const name = `${String(n)} ${'x'.repeat(4_000)}`;
      try {
        await store.append('cycle-a', 'any', [memberAdded(name)]);
        names.push(name);
      } catch (refusal) {
        return { in: names, refusal };
      }
    }
  };

  it('refuses events that have no room, says why, shows what is there, and goes on by itself once there is room', async () => {
    await store.append('cycle-a', 'no-stream', [memberAdded('first')]);
    await fill(database);
    const { in: written, refusal } = await appendUntilRefused();
    expect(refusal).toBeInstanceOf(StoreUnavailable);
    expect(String(refusal)).toMatch(/Nothing can be written: .*No space left on device/);
    expect(named(await store.readAll(null, 100_000))).toEqual(['first', ...written]);

    await runSql(database.url, 'DROP TABLE filler');
    for (let looks = 0; looks < 400 && !store.health().ok; looks += 1) await sleep(25);
    expect(store.health()).toMatchObject({ ok: true });
    expect(await store.append('cycle-a', 'any', [memberAdded('last')])).toMatchObject({ ok: true });
    expect(named(await store.readAll(null, 100_000))).toEqual(['first', ...written, 'last']);
  });

  it('holds up views, parks none, shows what they had, and lets them catch up once there is room', async () => {
    const views = await newDatabase(server.url('postgres'), 'TABLESPACE small');
    const candidate = await connectCandidate({ url: views.url, tables: TOY_TABLES, views: TOY_VIEWS });
    const readModel = await candidate.elected();
    if (readModel === undefined) throw new Error('another runner has the lock');
    const events = new MemoryEventStore();
    const runner = new ProjectionRunner({ store: events, readModel, views: TOY_VIEWS });
    await runner.start();
    const reader = await openPostgresReader<Toys>({ url: views.url, tables: TOY_TABLES, views: TOY_VIEWS });
    const people = async () => (await reader.db.selectFrom('toy_people').select('id').execute()).length;
    expect(await runner.waitFor(await record(events, registered('first', 'eng')), 5_000)).toBe(true);
    await fill(views);
    for (let n = 0; runner.failure === null && n < 5_000; n += 1) {
      await record(events, registered(`p${String(n)}`, `unit ${'x'.repeat(4_000)}`));
      await sleep(1);
    }
    expect(runner.failure).toMatch(/No space left on device/);
    expect(await people()).toBeGreaterThan(0);

    await runSql(views.url, 'DROP TABLE filler');
    expect(await runner.waitFor((await events.head()) ?? '', 20_000)).toBe(true);
    expect(await runner.status()).toMatchObject({ failure: null, ready: true });
    expect((await runner.status()).views.flatMap(({ parked }) => parked)).toEqual([]);
    expect(await people()).toBe(await events.remaining(null));
    await reader.close();
    await runner.stop();
    await candidate.close();
  });
});
