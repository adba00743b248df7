import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { EventStore } from '@plumbline/event-log';
import { MemoryEventStore } from '@plumbline/event-store';
import { EventsMissing } from '@plumbline/projection-runtime';
import { defineTable, id, integer, openReadModel, openReadModelReader, RunnerLocked } from '@plumbline/view-store';
import { busyStore, moved, record, registered } from './happenings.js';
import { level, running } from './running.js';
import { counts, everything, scratch, TOY_TABLES, type Toys, toyModel, whereabouts } from './toy.js';

describe('starting with an existing read model', () => {
  const projected = async (dir: string, store: EventStore): Promise<void> => {
    const { runner, stop } = await running({ store, dataDir: dir });
    await level(runner, store);
    await stop();
  };

  it('serves the rows of an older version of a view until its rebuild is done', async () => {
    const { dir, remove } = scratch();
    const store = await busyStore(5, 300);
    await projected(dir, store);
    const views = [whereabouts({ version: 2 }), counts()];
    const { readModel, runner, reader, stop } = await running({ store, dataDir: dir, views, batch: 20 });
    const trails = async () => {
      const rows = await reader.db.selectFrom('toy_people').select('trail').execute();
      return rows.map(({ trail }) => (trail.includes('v2') ? 2 : 1));
    };
    expect(await trails()).toEqual([1, 1, 1, 1, 1]);
    expect((await runner.status()).ready).toBe(true);
    const states = new Set<string>();
    while ((await trails())[0] === 1) {
      for (const { view, state } of (await runner.status()).views) states.add(`${view} ${state}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(states).toContain('counts live');
    expect(states).toContain('whereabouts rebuilding');
    expect([...states].join()).not.toContain('catching-up');
    expect(await trails()).toEqual([2, 2, 2, 2, 2]);
    expect(readModel.stored()).toMatchObject([
      { view: 'counts', version: 1 },
      { view: 'whereabouts', version: 2, generation: 2 },
    ]);
    await stop();
    remove();
  });

  it('starts a view with another table layout empty, and is not ready until it has caught up', async () => {
    const { dir, remove } = scratch();
    const store = await busyStore(5, 300);
    await projected(dir, store);
    const wider = defineTable('toy_counts', {
      key: ['type'],
      columns: { type: id, count: integer },
      indexes: [['count']],
    });
    const tables = [...TOY_TABLES.slice(0, 2), wider];
    const readModel = openReadModel({ dataDir: dir, tables });
    const { runner, reader, stop } = await running({ store, readModel, batch: 10 });
    expect(await runner.status()).toMatchObject({
      ready: false,
      views: [
        { view: 'whereabouts', state: 'live', lagEvents: 0 },
        { view: 'counts', state: 'catching-up' },
      ],
    });
    await level(runner, store);
    expect(await runner.status()).toMatchObject({ ready: true, views: [{ state: 'live' }, { state: 'live' }] });
    const sum = await reader.db.selectFrom('toy_counts').select('count').execute();
    expect(sum.reduce((all, { count }) => all + count, 0)).toBe(305);
    await stop();
    remove();
  });

  it.each([
    [
      'is no database',
      (file: string) => {
        writeFileSync(file, 'not a database at all, and long enough to be read as one'.repeat(99));
      },
    ],
    [
      'is damaged in the middle',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.fill(0xff, 4096 * 2);
        writeFileSync(file, bytes);
      },
    ],
    [
      'has the layout of another release',
      (file: string) => {
        const db = new Database(file);
        db.pragma('user_version = 7');
        db.close();
      },
    ],
  ])('sets a file aside that %s, and rebuilds everything', async (_, harm) => {
    const { dir, remove } = scratch();
    const store = await busyStore(50, 300);
    await projected(dir, store);
    const sound = openReadModelReader<Toys>({ dataDir: dir });
    const before = await everything(sound);
    sound.close();
    harm(join(dir, 'views.db'));
    const warned: string[] = [];
    const quiet = () => undefined;
    const log = { info: quiet, error: quiet, warn: (_fields: object, message: string) => void warned.push(message) };
    const readModel = openReadModel({ dataDir: dir, tables: TOY_TABLES, log });
    expect(warned).toEqual(['read model set aside; it is built again from events']);
    expect(existsSync(join(dir, 'views.db.set-aside'))).toBe(true);
    const { runner, reader, stop } = await running({ store, readModel });
    await level(runner, store);
    expect(await everything(reader)).toEqual(before);
    await stop();
    remove();
  });

  it('removes a file of a layout that held texts, and one that was set aside then', async () => {
    const { dir, remove } = scratch();
    await projected(dir, await busyStore(5, 50));
    const file = join(dir, 'views.db');
    const db = new Database(file);
    db.pragma('user_version = 2');
    db.close();
    copyFileSync(file, `${file}.set-aside`);
    openReadModel({ dataDir: dir, tables: TOY_TABLES }).close();
    expect(readdirSync(dir).filter((name) => name.includes('set-aside'))).toEqual([]);
    expect(new Database(file).pragma('user_version', { simple: true })).toBe(3);
    remove();
  });

  it('is noticed by a reader in another process, which would otherwise keep reading the file set aside', async () => {
    const { dir, remove } = scratch();
    await projected(dir, await busyStore(5, 50));
    const reader = openReadModelReader<Toys>({ dataDir: dir });
    expect(await everything(reader)).toMatchObject({ counts: [{ count: 50 }, { count: 5 }] });
    const db = new Database(join(dir, 'views.db'));
    db.pragma('user_version = 7');
    db.close();
    const store = await busyStore(5, 60);
    await projected(dir, store);
    const head = (await store.head()) ?? '';
    expect(await reader.waitFor(head, 5_000)).toBe(true);
    expect(await everything(reader)).toMatchObject({ counts: [{ count: 60 }, { count: 5 }] });
    expect(reader.checkpoints().map(({ position }) => position)).toEqual([head, head]);
    reader.close();
    remove();
  });

  it('is refused if the store was restored to before its checkpoint, and leaves the rows unchanged', async () => {
    const { dir, remove } = scratch();
    const [store, restored] = [new MemoryEventStore(), new MemoryEventStore()];
    const first = registered('p0', 'eng');
    await record(store, first, moved('p0', 'ops'));
    await record(restored, first);
    await projected(dir, store);
    const reader = openReadModelReader<Toys>({ dataDir: dir });
    const before = await everything(reader);
    await expect(projected(dir, restored)).rejects.toThrow(EventsMissing);
    expect(await everything(reader)).toEqual(before);
    reader.close();
    remove();
  });

  it('is refused if another runner projects into the data directory', () => {
    const { dir, remove } = scratch();
    const first = toyModel(dir);
    expect(() => toyModel(dir)).toThrow(RunnerLocked);
    first.close();
    toyModel(dir).close();
    remove();
  });
});
