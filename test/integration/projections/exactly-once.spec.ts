import Database from 'better-sqlite3';
import type { EventStore } from '@plumbline/event-log';
import { type MemoryEventStore } from '@plumbline/event-store';
import { ProjectionRunner } from '@plumbline/projection-runtime';
import { openReadModelReader, type View } from '@plumbline/view-store';
import { busyStore, levelled, moved, record, registered } from './happenings.js';
import { onEachEngine } from './engines.js';
import { level, running, TOY_VIEWS } from './running.js';
import { everything, scratch, type Toys, toyModel } from './toy.js';

/** Delivers every batch twice, and starts over from the first event in between, as a careless transport would. */
const stuttering = (store: MemoryEventStore): EventStore => {
  const stutter: Pick<EventStore, 'subscribe'> = {
    async *subscribe(after, options) {
      const first = await store.readAll(null, 1_000);
      for await (const batch of store.subscribe(after, options)) {
        yield batch;
        yield batch;
        yield first;
      }
    },
  };
  return new Proxy<EventStore>(store, {
    get: (target, name) => {
      const own: unknown = Reflect.get(name === 'subscribe' ? stutter : target, name);
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
};

onEachEngine('projecting exactly once', ({ running: runningOn }) => {
  it('ignores an event that is delivered again', async () => {
    const store = await busyStore(10, 90);
    const { runner, reader, stop } = await runningOn({ store: stuttering(store), batch: 7 });
    const last = await record(store, levelled('p1', 'staff'));
    expect(await runner.waitFor(last, 2_000)).toBe(true);
    expect(await everything(reader)).toMatchObject({
      counts: [
        { type: 'LevelChanged', count: 1 },
        { type: 'OrgUnitChanged', count: 90 },
        { type: 'PersonRegistered', count: 10 },
      ],
    });
    await stop();
  });
});

describe('projecting exactly once into a file', () => {
  it('continues from the last commit after a stop anywhere, with rows and checkpoint at the same event', async () => {
    const { dir, remove } = scratch();
    const store = await busyStore(10, 150);
    const unbroken = await running({ store });
    const head = (await store.head()) ?? '';
    await level(unbroken.runner, store);

    for (let crash = 0, done = false; !done; crash += 1) {
      const readModel = toyModel(dir);
      const commit = readModel.transaction.bind(readModel);
      let commits = NaN;
      // The third commit of each life and all later ones are lost after its work was done, as in a power cut.
      const prepare = readModel.prepare.bind(readModel);
      const dying = Object.assign(readModel, {
        prepare: (views: readonly View[]) => {
          const states = prepare(views);
          commits = 0;
          return states;
        },
        transaction: <T>(work: () => T): T =>
          commit(() => {
            const result = work();
            commits += 1;
            if (commits >= 3) throw new Database.SqliteError('power cut', 'SQLITE_IOERR');
            return result;
          }),
      });
      let runner: ProjectionRunner | undefined;
      try {
        runner = new ProjectionRunner({ store, readModel: dying, views: TOY_VIEWS, batch: 16 });
        await runner.start();
        done = await runner.waitFor(head, 30);
      } finally {
        await runner?.stop();
        readModel.close();
      }
      const reader = openReadModelReader<Toys>({ dataDir: dir });
      const counted = await reader.db.selectFrom('toy_counts').select('count').execute();
      const handled = counted.reduce((sum, { count }) => sum + count, 0);
      const position = reader.checkpoints().find(({ view }) => view === 'counts')?.position ?? null;
      expect(handled).toBe(160 - (await store.remaining(position)));
      if (done) expect(await everything(reader)).toEqual(await everything(unbroken.reader));
      reader.close();
      if (done) expect(crash).toBeGreaterThanOrEqual(4);
    }
    await unbroken.stop();
    remove();
  });

  it('leaves rows and checkpoint unchanged if a commit fails, and tries again', async () => {
    const readModel = toyModel();
    const move = readModel.checkpoints.move;
    let failures = 2;
    Object.assign(readModel.checkpoints, {
      move: (...to: Parameters<typeof move>) => {
        move(...to);
        if (failures > 0) throw new Database.SqliteError('disk full', 'SQLITE_FULL');
      },
    });
    const { store, runner, reader, stop } = await running({ readModel });
    const last = await record(store, registered('a', 'eng'), moved('a', 'ops'));
    expect(await runner.waitFor(last, 30)).toBe(false);
    expect(await everything(reader)).toEqual({ people: [], units: [], counts: [] });
    expect(readModel.stored().map(({ position }) => position)).toEqual([null, null]);
    const { ready, failure } = await runner.status();
    expect([ready, failure]).toEqual([false, 'SqliteError: disk full']);
    failures = 0;
    expect(await runner.waitFor(last, 2_000)).toBe(true);
    expect(await runner.status()).toMatchObject({ ready: true, failure: null });
    await stop();
  });
});
