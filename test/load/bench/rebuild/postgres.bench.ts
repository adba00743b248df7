import { setTimeout as sleep } from 'node:timers/promises';
import { openSqliteEventStore } from '@plumbline/event-store';
import { ProjectionRunner } from '@plumbline/projection-runtime';
import { VIEWS } from '@plumbline/projections';
import { TABLES } from '@plumbline/read-model/tables';
import { connectCandidate } from '@plumbline/view-store';
import pg from 'pg';
import { PostgresServer } from '../../postgres/server.js';
import { fill } from '../dataset/fill.js';
import { MEMBERS } from '../dataset/framework.js';
import { history } from '../dataset/nominations.js';
import type { Figure } from '../figure.js';
import { inTempDir } from '../temp-dir.js';
import { rawUpserts } from './raw-upserts.js';

const NOMINATIONS = Number(process.env['PLUMBLINE_BENCH_NOMINATIONS'] ?? 42_000);
const FOR_EVER = 3_600_000;
/** The server counts rows a moment after they are written. */
const COUNTED_MS = 2_500;
const WRITTEN = `SELECT sum(n_tup_ins + n_tup_upd)::int AS written FROM pg_stat_user_tables
  WHERE schemaname LIKE 'plumbline\\_views\\_%' AND relname NOT LIKE 'projection%'`;

const rowsWritten = async (url: string): Promise<number> => {
  await sleep(COUNTED_MS);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ written: number }>(WRITTEN);
  await client.end();
  return rows[0]?.written ?? 0;
};

const measure = async (dataDir: string, url: string): Promise<Figure> => {
  const store = await openSqliteEventStore({ dataDir });
  await fill(store, NOMINATIONS, MEMBERS, history);
  const candidate = await connectCandidate({ url, tables: TABLES, views: VIEWS });
  const readModel = await candidate.elected();
  if (readModel === undefined) throw new Error('somebody else writes the views');
  const runner = new ProjectionRunner({ store, readModel, views: VIEWS });
  const started = performance.now();
  await runner.start();
  await runner.waitFor((await store.head()) ?? '', FOR_EVER);
  const followed = (performance.now() - started) / 1_000;
  const began = performance.now();
  await runner.rebuild();
  const seconds = (performance.now() - began) / 1_000;
  const events = await store.remaining(null);
  await runner.stop();
  await candidate.close();
  await store.close();
  // The tables that were replaced are gone, and what was written to them with them.
  const written = await rowsWritten(url);
  const raw = await rawUpserts(url, written);
  return {
    name: 'rebuild in PostgreSQL : raw multi-row upserts',
    value: raw / seconds,
    unit: 'x',
    target: { atLeast: 0.3 },
    detail: `${seconds.toFixed(1)} s against ${raw.toFixed(1)} s for ${events.toString()} events and ${written.toString()} upserts; followed in ${followed.toFixed(1)} s`,
  };
};

export const rebuildOnPostgres = (): Promise<Figure> =>
  inTempDir(async (dataDir) => {
    const server = await PostgresServer.start({ durable: true });
    try {
      return await measure(dataDir, server.url('postgres'));
    } finally {
      await server.dispose();
    }
  });
