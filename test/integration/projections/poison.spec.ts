import { join } from 'node:path';
import type { EventStore } from '@plumbline/application';
import { MemoryEventStore, openSqliteEventStore } from '@plumbline/event-store';
import { ProjectionRunner } from '@plumbline/projection-runtime';
import { put, type View } from '@plumbline/projections';
import Database from 'better-sqlite3';
import {
  counts,
  erased,
  everything,
  levelled,
  moved,
  record,
  registered,
  scratch,
  type Toys,
  toyModel,
  whereabouts,
} from './toy.js';

/** Fails over every event of a person after the first, until it is mended. */
const poisoned = (person: string) => {
  const state = { broken: true };
  const view = whereabouts({
    poison: (event) => state.broken && event.stream === `person-${person}` && event.revision > 0n,
  });
  return { view, state };
};

const running = async (views: readonly View[], dataDir?: string, store: EventStore = new MemoryEventStore()) => {
  const readModel = toyModel(dataDir);
  const runner = new ProjectionRunner({ store, readModel, views });
  await runner.start();
  return {
    store,
    readModel,
    runner,
    reader: readModel.reader<Toys>(),
    stop: async () => {
      await runner.stop();
      readModel.close();
    },
  };
};

describe('an event that a view cannot project', () => {
  it('parks its stream for that view only; other streams and other views go on', async () => {
    const { view } = poisoned('bad');
    const { store, runner, reader, stop } = await running([view, counts()]);
    const last = await record(
      store,
      registered('bad', 'eng'),
      registered('good', 'eng'),
      moved('bad', 'ops'),
      moved('good', 'ops'),
      levelled('bad', 'staff'),
      levelled('good', 'staff'),
    );
    expect(await runner.waitFor(last, 2_000)).toBe(true);
    expect(await everything(reader)).toMatchObject({
      people: [
        { id: 'bad', orgUnit: 'eng', level: null },
        { id: 'good', orgUnit: 'ops', level: 'staff' },
      ],
      units: [
        { orgUnit: 'eng', members: '["bad"]' },
        { orgUnit: 'ops', members: '["good"]' },
      ],
      counts: [{ count: 2 }, { count: 2 }, { count: 2 }],
    });
    const { views, ready } = await runner.status();
    expect(ready).toBe(true);
    expect(views).toMatchObject([
      {
        view: 'whereabouts',
        lagEvents: 0,
        completeness: 4 / 6,
        parked: [{ stream: 'person-bad', revision: '1', behind: 1, error: 'Error: poison at person-bad 1' }],
      },
      { view: 'counts', completeness: 1, parked: [] },
    ]);
    await stop();
  });

  it('is taken through its view again by a retry, with everything behind it, once the cause is mended', async () => {
    const { view, state } = poisoned('bad');
    const { store, runner, reader, stop } = await running([view, counts()]);
    await record(store, registered('bad', 'eng'), moved('bad', 'ops'), levelled('bad', 'staff'));
    await runner.waitFor((await store.head()) ?? '', 2_000);
    expect(await runner.retry('whereabouts', 'person-bad')).toMatchObject({
      state: 'parked',
      parked: { revision: '1', behind: 1 },
    });
    state.broken = false;
    expect(await runner.retry('whereabouts', 'person-bad')).toEqual({ state: 'unparked' });
    expect(await runner.retry('whereabouts', 'person-bad')).toEqual({ state: 'not-parked' });
    const last = await record(store, levelled('bad', 'principal'));
    await runner.waitFor(last, 2_000);
    expect(await everything(reader)).toMatchObject({
      people: [
        {
          orgUnit: 'ops',
          level: 'principal',
          trail: '["PersonRegistered@0v1","OrgUnitChanged@1v1","LevelChanged@2v1","LevelChanged@3v1"]',
        },
      ],
    });
    expect((await runner.status()).views.map(({ completeness }) => completeness)).toEqual([1, 1]);
    await stop();
  });

  it('keeps what a retry could do, and parks at the later event that fails', async () => {
    let from = 1n;
    const view = whereabouts({ poison: ({ revision }) => revision >= from });
    const { store, runner, reader, stop } = await running([view, counts()]);
    const last = await record(
      store,
      registered('a', 'x'),
      levelled('a', 'l1'),
      levelled('a', 'l2'),
      levelled('a', 'l3'),
    );
    await runner.waitFor(last, 2_000);
    from = 2n;
    expect(await runner.retry('whereabouts', 'person-a')).toMatchObject({ parked: { revision: '2', behind: 1 } });
    expect(await everything(reader)).toMatchObject({ people: [{ level: 'l1' }] });
    from = 9n;
    expect(await runner.retry('whereabouts', 'person-a')).toEqual({ state: 'unparked' });
    expect(await everything(reader)).toMatchObject({ people: [{ level: 'l3' }] });
    await stop();
  });

  it('stays parked over a restart, and counts on what comes behind it', async () => {
    const { dir, remove } = scratch();
    const { view, state } = poisoned('bad');
    const first = await running([view, counts()], dir);
    await record(first.store, registered('bad', 'eng'), moved('bad', 'ops'));
    await first.runner.waitFor((await first.store.head()) ?? '', 2_000);
    await first.stop();
    state.broken = false;
    const second = await running([view, counts()], dir, first.store);
    const last = await record(first.store, levelled('bad', 'staff'));
    await second.runner.waitFor(last, 2_000);
    expect(await everything(second.reader)).toMatchObject({ people: [{ orgUnit: 'eng', level: null }] });
    expect((await second.runner.status()).views[0]?.parked).toMatchObject([{ stream: 'person-bad', behind: 1 }]);
    expect(await second.runner.retry('whereabouts', 'person-bad')).toEqual({ state: 'unparked' });
    expect(await everything(second.reader)).toMatchObject({ people: [{ orgUnit: 'ops', level: 'staff' }] });
    await second.stop();
    remove();
  });

  it('is found where only the write of its row fails, and the rest of its batch goes in, live and in a rebuild', async () => {
    const half: View = {
      ...counts(),
      project: (event, own) =>
        event.type === 'LevelChanged'
          ? [put('toy_counts', { type: 'half', count: 0.5 })]
          : counts().project(event, own),
    };
    const store = new MemoryEventStore();
    await record(store, registered('a', 'x'), levelled('a', 'l1'), registered('b', 'x'), moved('b', 'y'), erased('a'));
    const { runner, reader, stop } = await running([half, whereabouts()], undefined, store);
    expect(await runner.waitFor((await store.head()) ?? '', 2_000)).toBe(true);
    expect(await everything(reader)).toMatchObject({
      people: [{ id: 'b', orgUnit: 'y' }],
      counts: [
        { type: 'OrgUnitChanged', count: 1 },
        { type: 'PersonRegistered', count: 2 },
      ],
    });
    const parked = [{ stream: 'person-a', revision: '1', behind: 1 }];
    expect((await runner.status()).views[0]?.parked).toMatchObject(parked);
    const live = await everything(reader);
    await runner.rebuild();
    expect(await everything(reader)).toEqual(live);
    expect((await runner.status()).views[0]?.parked).toMatchObject(parked);
    await stop();
  });

  it.each([
    ['is of a version that a newer program writes', 'version = 9', 'OrgUnitChanged version 9 is unknown here'],
    ['is of a type that nobody here knows', "type = 'PersonPromoted'", 'PersonPromoted version 1 is unknown here'],
    ['holds no JSON', `data = '{"orgUnit":"secret'`, 'the data of this OrgUnitChanged, version 1, is damaged'],
  ])('because it %s parks its stream for every view, and everything else goes on', async (_, change, why) => {
    const { dir, remove } = scratch();
    const written = await openSqliteEventStore({ dataDir: dir });
    await record(written, registered('bad', 'eng'), moved('bad', 'ops'), levelled('bad', 'staff'));
    await record(written, ...Array.from({ length: 1_000 }, (_, n) => registered(`p${String(n)}`, 'eng')));
    await written.close();
    const alter = (set: string) => {
      const db = new Database(join(dir, 'events.db'));
      db.exec(`UPDATE events SET ${set} WHERE position = 2`);
      db.close();
    };
    alter(change);

    const store = await openSqliteEventStore({ dataDir: dir });
    const { runner, reader, stop } = await running([whereabouts(), counts()], dir, store);
    expect(await runner.waitFor((await store.head()) ?? '', 5_000)).toBe(true);
    const parked = [{ stream: 'person-bad', revision: '1', behind: 1, error: expect.stringContaining(why) as string }];
    expect(await runner.status()).toMatchObject({ ready: true, failure: null, views: [{ parked }, { parked }] });
    expect(JSON.stringify(await runner.status())).not.toContain('secret');
    expect(await everything(reader)).toMatchObject({ counts: [{ type: 'PersonRegistered', count: 1_001 }] });

    expect(await runner.retry('counts', 'person-bad')).toMatchObject({ state: 'parked', parked: parked[0] });
    await runner.rebuild();
    expect((await runner.status()).views).toMatchObject([{ parked }, { parked }]);

    alter(
      `version = 1, type = 'OrgUnitChanged', data = '{"personId":"bad","orgUnit":"ops","effectiveDate":"2026-03-02"}'`,
    );
    for (const view of ['counts', 'whereabouts'])
      expect(await runner.retry(view, 'person-bad')).toEqual({ state: 'unparked' });
    const bad = await reader.db.selectFrom('toy_people').selectAll().where('id', '=', 'bad').execute();
    expect(bad).toMatchObject([{ orgUnit: 'ops', level: 'staff' }]);
    await stop();
    await store.close();
    remove();
  });

  it('cannot be retried in a view that does not exist, nor can that be rebuilt', async () => {
    const { runner, stop } = await running([counts()]);
    await expect(runner.retry('nope', 's')).rejects.toThrow('there is no view nope');
    await expect(runner.rebuild(['nope'])).rejects.toThrow('there is no view nope');
    await stop();
  });
});
