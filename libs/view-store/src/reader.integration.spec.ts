import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tempDir } from '@plumbline/testing';
import Database from 'better-sqlite3';
import { id } from './columns.js';
import { defineTable } from './define-table.js';
import { openReadModel } from './read-model.js';
import { openReadModelReader, ReadModelReader } from './reader.js';
import type { View } from './view.js';
import { ViewsUnavailable } from './views-unavailable.js';

const tables = [defineTable('place', { key: ['placeId'], columns: { placeId: id } })];
const VIEW: View = { name: 'places', version: 1, tables: ['place'], project: () => [] };

it('a reader whose file cannot be opened again answers that the views are unavailable', async () => {
  const dir = tempDir();
  const model = openReadModel({ dataDir: dir.path, tables });
  model.prepare([VIEW]);
  const db = new Database(join(dir.path, 'views.db'), { readonly: true });
  let isReadable = true;
  const reader = new ReadModelReader<{ place: { placeId: string } }>({
    get current() {
      if (isReadable) return db;
      throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_READ');
    },
    close: () => {
      db.close();
    },
  });
  const read = () => reader.db.selectFrom('place').selectAll().execute();
  expect(await read()).toEqual([]);
  isReadable = false;
  await expect(read()).rejects.toBeInstanceOf(ViewsUnavailable);
  expect(reader.failure).toContain('disk I/O error');
  await expect(reader.waitFor('0000000000000001', 5_000)).rejects.toBeInstanceOf(ViewsUnavailable);
  isReadable = true;
  const waiting = reader.waitFor('0000000000000001', 5_000);
  isReadable = false;
  await expect(waiting).rejects.toBeInstanceOf(ViewsUnavailable);
  isReadable = true;
  expect(await read()).toEqual([]);
  reader.close();
  model.close();
  dir.remove();
});

it('a reader goes over to a file that took the place of its own once every view of it has caught up', async () => {
  const dir = tempDir();
  const opened = (defect?: string) => {
    const model = openReadModel({ dataDir: dir.path, tables, ...(defect !== undefined && { defect }) });
    model.prepare([VIEW]);
    return model;
  };
  const first = opened();
  first.close();
  const reader = openReadModelReader<{ place: { placeId: string } }>({ dataDir: dir.path });
  const checkpoints = () => reader.checkpoints().map(({ position }) => position);
  const second = opened('it is damaged');
  second.checkpoints.move('places', '0000000000000001');
  await sleep(1_100);
  expect(checkpoints()).toEqual([null]);
  second.caughtUp();
  await sleep(1_100);
  expect(checkpoints()).toEqual(['0000000000000001']);
  reader.close();
  second.close();
  dir.remove();
});
