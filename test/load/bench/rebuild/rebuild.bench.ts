import { openSqliteEventStore } from '@plumbline/event-store';
import { ProjectionRunner } from '@plumbline/projection-runtime';
import { VIEWS } from '@plumbline/projections';
import { openReadModel } from '@plumbline/view-store';
import type { Views } from '@plumbline/read-model';
import { TABLES } from '@plumbline/read-model/tables';
import { sql } from 'kysely';
import { fill } from '../dataset/fill.js';
import { MEMBERS } from '../dataset/framework.js';
import { history } from '../dataset/nominations.js';
import type { Figure } from '../figure.js';
import { inTempDir } from '../temp-dir.js';
import { yardstick } from './yardstick.js';

const NOMINATIONS = 42_000;
const FOR_EVER = 3_600_000;

const measure = async (dataDir: string): Promise<Figure> => {
  const store = await openSqliteEventStore({ dataDir });
  await fill(store, NOMINATIONS, MEMBERS, history);
  const readModel = openReadModel({ dataDir, tables: TABLES });
  const runner = new ProjectionRunner({ store, readModel, views: VIEWS });
  await runner.start();
  await runner.waitFor((await store.head()) ?? '', FOR_EVER);
  const { db } = readModel.reader<Views>();
  const writes = async (): Promise<number> =>
    (await sql<{ n: number }>`SELECT total_changes() AS n`.execute(db)).rows[0]?.n ?? 0;
  const before = await writes();
  const began = performance.now();
  await runner.rebuild();
  const seconds = (performance.now() - began) / 1_000;
  const upserts = (await writes()) - before;
  await runner.stop();
  readModel.close();
  await store.close();
  const straight = yardstick(dataDir, upserts);
  return {
    name: 'rebuild of all views : read, parse, upsert',
    value: straight.seconds / seconds,
    unit: 'x',
    target: { atLeast: 0.3 },
    detail: `${seconds.toFixed(1)} s against ${straight.seconds.toFixed(1)} s for ${straight.events.toString()} events and ${upserts.toString()} upserts`,
  };
};

export const rebuild = (): Promise<Figure> => inTempDir(measure);
