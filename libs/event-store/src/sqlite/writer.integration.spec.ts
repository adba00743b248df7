import { tempDir } from '@plumbline/testing';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { PRAGMAS } from './connect.js';
import { commitCounter } from './counted-arrivals.js';
import type { Append } from '../stored/append.js';
import { DDL } from './schema.js';
import { Writer } from './writer.js';

const append: Append = { stream: 'cycle-a', expected: 'any', record: null, guards: [], events: [], keys: null };
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('a writer thread that dies', () => {
  it('refuses what it was not sent yet, of which nothing was written', async () => {
    const folder = tempDir();
    const heard: string[] = [];
    const writer = await Writer.start(
      {
        ...{ file: join(folder.path, 'events.db'), pragmas: PRAGMAS, keys: null, acceptLostKeys: false, ddl: DDL },
        ...{ retryMs: 1_000, checkpointMs: 60_000, commits: commitCounter() },
      },
      { committed: () => heard.push('committed'), lost: () => heard.push('lost'), migrated: () => undefined },
    );
    const worker = Reflect.get(writer, 'worker') as Worker;
    const submitted = new Promise((resolve, reject) => {
      // Before this side hears of it.
      worker.prependOnceListener('exit', () => {
        writer.submit(append).then(resolve, reject);
      });
    });
    await Promise.all([
      worker.terminate(),
      expect(submitted).rejects.toMatchObject({
        name: 'StoreUnavailable',
        message: expect.stringContaining('stopped') as string,
      }),
    ]);
    expect(heard).toEqual([]);
    folder.remove();
  });

  it('leaves the outcome of its appends open, and refuses later ones', async () => {
    const folder = tempDir();
    const file = join(folder.path, 'events.db');
    const heard: string[] = [];
    const writer = await Writer.start(
      {
        ...{ file, pragmas: PRAGMAS, keys: null, acceptLostKeys: false, ddl: DDL },
        ...{ retryMs: 1_000, checkpointMs: 60_000, commits: commitCounter() },
      },
      { committed: () => heard.push('committed'), lost: () => heard.push('lost'), migrated: () => undefined },
    );
    // Another holder of the file's lock keeps the thread inside its transaction, past the point of no return for this side.
    const beside = new Database(file);
    beside.exec('BEGIN IMMEDIATE');
    const sent = writer.submit(append);
    await nextTurn();
    const killed = (Reflect.get(writer, 'worker') as Worker).terminate();
    beside.exec('COMMIT');
    beside.close();
    const [outcome] = await Promise.allSettled([sent]);
    await killed;
    expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'OutcomeUnknown' } });
    expect(heard).toEqual(['lost']);
    expect(writer.health()).toMatchObject({ ok: false });
    await expect(writer.submit(append)).rejects.toMatchObject({ name: 'StoreUnavailable' });
    folder.remove();
  });
});
