import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, StoreUnavailable } from '@plumbline/event-log';
import { openPostgresEventStore } from '@plumbline/event-store';
import { memberAdded, named, tempDir } from '@plumbline/testing';
import { PostgresServer } from '../../load/postgres/server.js';
import { describeWhere } from '../../support/describe-where.js';
import { type Database, newDatabase, runSql } from '../../support/postgres/use-postgres.js';

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

  const fill = async (): Promise<void> => {
    await runSql(database.url, 'CREATE TABLE filler (text text); ALTER TABLE filler ALTER text SET STORAGE EXTERNAL');
    for (let rows = 256; rows > 0;)
      await runSql(database.url, `INSERT INTO filler SELECT ${ROW} FROM generate_series(1, ${String(rows)})`).catch(
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

  it('refuses what has no room, says why, shows what is there, and goes on by itself once there is room', async () => {
    await store.append('cycle-a', 'no-stream', [memberAdded('first')]);
    // What a read finds in memory alone would have to be written first.
    await runSql(database.url, 'CHECKPOINT');
    await fill();
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
});
