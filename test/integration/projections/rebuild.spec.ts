import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import type { EventToAppend } from '@plumbline/application';
import { MemoryEventStore } from '@plumbline/event-store';
import { EventsMissing, ProjectionRunner, RebuildStopped } from '@plumbline/projection-runtime';
import type { View } from '@plumbline/projections';
import { defineTable, openReadModel, openReadModelReader, RunnerLocked } from '@plumbline/read-model';
import {
  busyStore,
  counts,
  erased,
  everything,
  levelled,
  moved,
  record,
  registered,
  scratch,
  TOY_TABLES,
  type Toys,
  toyModel,
  whereabouts,
} from './toy.js';

const views = [whereabouts(), counts()];
const tablesOf = (dir: string): unknown[] => {
  const db = new Database(join(dir, 'views.db'), { readonly: true });
  const names = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'toy%' ORDER BY name")
    .pluck()
    .all();
  db.close();
  return names;
};
const level = async (runner: ProjectionRunner, store: MemoryEventStore): Promise<void> => {
  expect(await runner.waitFor((await store.head()) ?? '', 5_000)).toBe(true);
};

const who = fc.constantFrom('a', 'b', 'c', 'd');
const where = fc.constantFrom('x', 'y', 'z');
const anEvent: fc.Arbitrary<() => EventToAppend> = fc.oneof(
  fc.tuple(who, where).map(
    ([p, u]) =>
      () =>
        registered(p, u),
  ),
  fc.tuple(who, where).map(
    ([p, u]) =>
      () =>
        moved(p, u),
  ),
  fc.tuple(who, where).map(
    ([p, l]) =>
      () =>
        levelled(p, l),
  ),
  who.map((p) => () => erased(p)),
);

describe('rebuilding views', () => {
  it('ends in the very rows that live projection made, whatever happened and however it was sliced', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anEvent, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), async (events, batch) => {
        const store = new MemoryEventStore();
        const readModel = toyModel();
        const runner = new ProjectionRunner({ store, readModel, views, batch });
        await runner.start();
        for (const event of events) await record(store, event());
        if (events.length > 0) await level(runner, store);
        const reader = readModel.reader<Toys>();
        const live = await everything(reader);
        await runner.rebuild();
        expect(await everything(reader)).toEqual(live);
        await runner.stop();
        readModel.close();
      }),
      { numRuns: 60 },
    );
  });

  it('never makes a read fail, and never shows a view empty or half, while it swaps again and again', async () => {
    const { dir, remove } = scratch();
    const store = await busyStore(40, 400);
    const readModel = toyModel(dir);
    const runner = new ProjectionRunner({ store, readModel, views });
    await runner.start();
    await level(runner, store);
    const reader = openReadModelReader<Toys>({ dataDir: dir });
    let swaps = 0;
    let reads = 0;
    const rebuilding = (async () => {
      for (; swaps < 8; swaps += 1) await runner.rebuild();
    })();
    while (swaps < 8) {
      const people = await reader.db
        .selectFrom('toy_people')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .execute();
      const sizes = await reader.db
        .selectFrom('toy_people')
        .innerJoin('toy_units', 'toy_units.orgUnit', 'toy_people.orgUnit')
        .select(['toy_people.id', 'size'])
        .execute();
      expect([people[0]?.n, sizes.length]).toEqual([40, 40]);
      reads += 1;
      if (reads % 3 === 0) await record(store, levelled('p1', `level-${String(reads)}`));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await rebuilding;
    expect(reads).toBeGreaterThan(8);
    await level(runner, store);
    reader.close();
    await runner.stop();
    readModel.close();
    expect(tablesOf(dir)).toEqual(['toy_counts', 'toy_people', 'toy_units']);
    remove();
  });

  it('takes in what happens meanwhile, reports how far it is, and frees streams that were parked', async () => {
    const store = await busyStore(10, 200);
    let broken = true;
    const healing: View[] = [whereabouts({ poison: ({ stream }) => broken && stream === 'person-p3' }), counts()];
    const readModel = toyModel();
    const runner = new ProjectionRunner({ store, readModel, views: healing, batch: 50 });
    await runner.start();
    await level(runner, store);
    broken = false;
    const seen: string[] = [];
    let meanwhile = 3;
    await runner.rebuild(['whereabouts'], ({ views: names, handled, total }) => {
      seen.push(`${names.join()} ${String(handled)}/${String(total)}`);
      if ((meanwhile -= 1) >= 0) void record(store, levelled('p3', 'staff'));
    });
    expect(seen.slice(0, 3)).toEqual(['whereabouts 0/210', 'whereabouts 50/210', 'whereabouts 100/210']);
    await level(runner, store);
    expect((await runner.status()).views).toMatchObject([
      { state: 'live', completeness: 1, parked: [] },
      { state: 'live', completeness: 1, parked: [] },
    ]);
    const p3 = await readModel.reader<Toys>().db.selectFrom('toy_people').selectAll().where('id', '=', 'p3').execute();
    expect(p3).toMatchObject([{ level: 'staff' }]);
    await runner.stop();
    readModel.close();
  });

  it('runs once more at most, with all views that were asked for, however often it is asked for while it runs', async () => {
    const store = await busyStore(10, 200);
    const readModel = toyModel();
    const begun: unknown[] = [];
    const quiet = () => undefined;
    const info = (fields: object, message: string) => {
      if (message === 'rebuild begins') begun.push(fields);
    };
    const runner = new ProjectionRunner({ store, readModel, views, log: { info, warn: quiet, error: quiet } });
    await runner.start();
    await level(runner, store);
    const first = runner.rebuild(['counts']);
    await new Promise((resolve) => setImmediate(resolve));
    const asked = Array.from({ length: 500 }, (_, n) => runner.rebuild([n % 2 === 0 ? 'counts' : 'whereabouts']));
    await Promise.all([first, ...asked]);
    expect(begun).toEqual([{ views: ['counts'] }, { views: ['counts', 'whereabouts'] }]);
    await runner.stop();
    readModel.close();
  });

  it('leaves the served rows alone when it is cut off, and the next start drops its tables', async () => {
    const { dir, remove } = scratch();
    const store = await busyStore(10, 100);
    const readModel = toyModel(dir);
    const runner = new ProjectionRunner({ store, readModel, views, batch: 10 });
    await runner.start();
    await level(runner, store);
    const before = await everything(readModel.reader<Toys>());
    await expect(runner.rebuild(undefined, () => void runner.stop())).rejects.toThrow(RebuildStopped);
    expect(tablesOf(dir)).toEqual(['toy_counts', 'toy_people', 'toy_units']);
    readModel.shadow(views);
    expect(tablesOf(dir)).toContain('toy_people__g2');
    readModel.close();
    const next = toyModel(dir);
    next.prepare(views);
    expect(tablesOf(dir)).toEqual(['toy_counts', 'toy_people', 'toy_units']);
    expect(await everything(next.reader<Toys>())).toEqual(before);
    next.close();
    remove();
  });
});

describe('starting on a read model of before', () => {
  const projected = async (dir: string, store: MemoryEventStore, made: readonly View[] = views): Promise<void> => {
    const readModel = toyModel(dir);
    const runner = new ProjectionRunner({ store, readModel, views: made });
    await runner.start();
    await level(runner, store);
    await runner.stop();
    readModel.close();
  };

  it('serves the rows of an older version of a view until its rebuild is done', async () => {
    const { dir, remove } = scratch();
    const store = await busyStore(5, 300);
    await projected(dir, store);
    const readModel = toyModel(dir);
    const runner = new ProjectionRunner({
      store,
      readModel,
      views: [whereabouts({ version: 2 }), counts()],
      batch: 20,
    });
    const reader = readModel.reader<Toys>();
    await runner.start();
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
    await runner.stop();
    readModel.close();
    remove();
  });

  it('begins a view anew whose table has another layout, and is not ready until it has caught up', async () => {
    const { dir, remove } = scratch();
    const store = await busyStore(5, 300);
    await projected(dir, store);
    const wider = defineTable<{ type: string; count: number }>()({
      name: 'toy_counts',
      key: ['type'],
      columns: { type: 'text', count: 'integer' },
      indexes: [['count']],
    });
    const tables = [...TOY_TABLES.slice(0, 2), wider];
    const readModel = openReadModel({ dataDir: dir, tables });
    const runner = new ProjectionRunner({ store, readModel, views, batch: 10 });
    await runner.start();
    expect(await runner.status()).toMatchObject({
      ready: false,
      views: [
        { view: 'whereabouts', state: 'live', lagEvents: 0 },
        { view: 'counts', state: 'catching-up' },
      ],
    });
    await level(runner, store);
    expect(await runner.status()).toMatchObject({ ready: true, views: [{ state: 'live' }, { state: 'live' }] });
    const sum = await readModel.reader<Toys>().db.selectFrom('toy_counts').select('count').execute();
    expect(sum.reduce((all, { count }) => all + count, 0)).toBe(305);
    await runner.stop();
    readModel.close();
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
  ])('sets a file aside that %s, and makes everything again', async (_, harm) => {
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
    const runner = new ProjectionRunner({ store, readModel, views });
    await runner.start();
    await level(runner, store);
    expect(await everything(readModel.reader<Toys>())).toEqual(before);
    await runner.stop();
    readModel.close();
    remove();
  });

  it('is noticed by a reader in another process, which would else read the file that was set aside for ever', async () => {
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

  it('refuses to start where the store has been put back to before its checkpoint, and leaves the rows alone', async () => {
    const { dir, remove } = scratch();
    await projected(dir, await busyStore(5, 50));
    const reader = openReadModelReader<Toys>({ dataDir: dir });
    const before = await everything(reader);
    await expect(projected(dir, await busyStore(3, 0))).rejects.toThrow(EventsMissing);
    expect(await everything(reader)).toEqual(before);
    reader.close();
    remove();
  });

  it('refuses a data directory that another runner projects into', () => {
    const { dir, remove } = scratch();
    const first = toyModel(dir);
    expect(() => toyModel(dir)).toThrow(RunnerLocked);
    first.close();
    toyModel(dir).close();
    remove();
  });
});
