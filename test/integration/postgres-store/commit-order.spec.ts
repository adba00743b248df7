import type { EventStore } from '@plumbline/event-log';
import type { Position } from '@plumbline/domain';
import { openPostgresEventStore } from '@plumbline/event-store';
import { memberAdded, tempDir } from '@plumbline/testing';
import pg from 'pg';
import { describeWhere } from '../../support/describe-where.js';
import { runSql } from '../../support/postgres/new-database.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';

const WRITERS = 8;
const APPENDS = 40;
const ALL = WRITERS * APPENDS;
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** Reads what comes after the last position that it has seen, until the writers are done and nothing comes. */
const polled = async (
  read: (after: number) => Promise<readonly number[]>,
  written: Promise<unknown>,
): Promise<number> => {
  const state = { isOver: false };
  const end = written.finally(() => {
    state.isOver = true;
  });
  let [seen, last] = [0, 0];
  for (let more = true; more;) {
    const { isOver } = state;
    const positions = await read(last);
    seen += positions.length;
    last = positions.at(-1) ?? last;
    more = !isOver || positions.length > 0;
    await nextTurn();
  }
  await end;
  return seen;
};

/** Positions of a sequence, which are given before the commit. */
const naive = async (url: string): Promise<number> => {
  await runSql(url, 'CREATE TABLE naive (position bigserial PRIMARY KEY, event text)');
  const pool = new pg.Pool({ connectionString: url, max: WRITERS + 1 });
  const append = async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query("INSERT INTO naive (event) VALUES ('a')");
    await client.query('SELECT pg_sleep(random() * 0.004)');
    await client.query('COMMIT');
    client.release();
  };
  const written = Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (let n = 0; n < APPENDS; n += 1) await append();
    }),
  );
  const select = 'SELECT position FROM naive WHERE position > $1 ORDER BY position';
  const read = async (after: number) =>
    (await pool.query<{ position: string }>(select, [after])).rows.map(({ position }) => Number(position));
  const seen = await polled(read, written);
  await pool.end();
  return seen;
};

const ours = async (writers: readonly EventStore[], reader: EventStore): Promise<number> => {
  const written = Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let n = 0; n < APPENDS; n += 1)
        await writers[writer % writers.length]?.append(`cycle-${String(writer)}`, 'any', [memberAdded(n)]);
    }),
  );
  let at: Position | null = null;
  const read = async () => {
    const batch = await reader.readAll(at, 100);
    at = batch.at(-1)?.position ?? at;
    return batch.map(({ position }) => Number(position));
  };
  return polled(read, written);
};

describeWhere('postgres', 'a reader that follows positions while many write', () => {
  const postgres = usePostgres();

  it('misses events where a sequence gives the positions, and none of this store', async () => {
    const { url, drop } = await postgres.database();
    const folder = tempDir();
    const open = () => openPostgresEventStore({ url, keys: { dataDir: folder.path } });
    const stores = [await open(), await open(), await open()] as const;
    expect(await naive(url)).toBeLessThan(ALL);
    expect(await ours(stores.slice(1), stores[0])).toBe(ALL);
    await Promise.all(stores.map((store) => store.close()));
    await drop();
    folder.remove();
  });
});
