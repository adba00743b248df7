import fc from 'fast-check';
import type { EventToAppend } from '@plumbline/event-log';
import { RebuildStopped } from '@plumbline/projection-runtime';
import type { View } from '@plumbline/view-store';
import { busyStore, erased, levelled, moved, record, registered } from './happenings.js';
import { onEachEngine } from './engines.js';
import { level, running as runningInFile, TOY_VIEWS } from './running.js';
import { counts, everything, scratch, type Toys, toyModel, whereabouts, tablesOf } from './toy.js';

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

onEachEngine('rebuilding views', ({ running, scratch, histories, tables }) => {
  it('gives the same rows as live projection, for any history and any slices', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anEvent, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), async (events, batch) => {
        const { store, runner, reader, stop } = await running({ batch });
        for (const event of events) await record(store, event());
        if (events.length > 0) await level(runner, store);
        const live = await everything(reader);
        await runner.rebuild();
        expect(await everything(reader)).toEqual(live);
        await stop();
      }),
      { numRuns: histories },
    );
  });

  it('never makes a read fail, and never shows a view empty or incomplete, during repeated swaps', async () => {
    const { dir, remove } = scratch();
    const store = await busyStore(40, 400);
    const { runner, reader, stop } = await running({ store, dataDir: dir });
    await level(runner, store);
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
    await stop();
    expect(await tables(dir)).toEqual(['toy_counts', 'toy_people', 'toy_units']);
    remove();
  });

  it('includes new events, reports progress, and unparks streams', async () => {
    const store = await busyStore(10, 200);
    let broken = true;
    const healing: View[] = [whereabouts({ poison: ({ stream }) => broken && stream === 'person-p3' }), counts()];
    const { runner, reader, stop } = await running({ store, views: healing, batch: 50 });
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
    const p3 = await reader.db.selectFrom('toy_people').selectAll().where('id', '=', 'p3').execute();
    expect(p3).toMatchObject([{ level: 'staff' }]);
    await stop();
  });

  it('runs once more at most, with all requested views, however often it is requested during a run', async () => {
    const store = await busyStore(10, 200);
    const begun: unknown[] = [];
    const quiet = () => undefined;
    const info = (fields: object, message: string) => {
      if (message === 'rebuild begins') begun.push(fields);
    };
    const { runner, stop } = await running({ store, log: { info, warn: quiet, error: quiet } });
    await level(runner, store);
    const first = runner.rebuild(['counts']);
    await new Promise((resolve) => setImmediate(resolve));
    const asked = Array.from({ length: 500 }, (_, n) => runner.rebuild([n % 2 === 0 ? 'counts' : 'whereabouts']));
    await Promise.all([first, ...asked]);
    expect(begun).toEqual([{ views: ['counts'] }, { views: ['counts', 'whereabouts'] }]);
    await stop();
  });
});

describe('rebuilding views in a file', () => {
  it('leaves the served rows unchanged if it is interrupted, and the next start drops its tables', async () => {
    const { dir, remove } = scratch();
    const store = await busyStore(10, 100);
    const { readModel, runner, reader } = await runningInFile({ store, dataDir: dir, batch: 10 });
    await level(runner, store);
    const before = await everything(reader);
    await expect(runner.rebuild(undefined, () => void runner.stop())).rejects.toThrow(RebuildStopped);
    expect(tablesOf(dir)).toEqual(['toy_counts', 'toy_people', 'toy_units']);
    readModel.rebuildTables(TOY_VIEWS);
    expect(tablesOf(dir)).toContain('toy_people__g2');
    readModel.close();
    const next = toyModel(dir);
    next.prepare(TOY_VIEWS);
    expect(tablesOf(dir)).toEqual(['toy_counts', 'toy_people', 'toy_units']);
    expect(await everything(next.reader<Toys>())).toEqual(before);
    next.close();
    remove();
  });
});
