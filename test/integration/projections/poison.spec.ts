import { MemoryEventStore } from '@plumbline/event-store';
import { put } from '@plumbline/projections';
import type { View } from '@plumbline/view-store';
import { erased, levelled, moved, record, registered } from './happenings.js';
import { onEachEngine } from './engines.js';
import { counts, everything, whereabouts } from './toy.js';

/** Fails over every event of a person after the first, until it is mended. */
const poisoned = (person: string) => {
  const state = { broken: true };
  const view = whereabouts({
    poison: (event) => state.broken && event.stream === `person-${person}` && event.revision > 0n,
  });
  return { view, state };
};

onEachEngine('an event that a view cannot project', ({ running, scratch }) => {
  it('parks its stream for that view only; other streams and other views continue', async () => {
    const { view } = poisoned('bad');
    const { store, runner, reader, stop } = await running({ views: [view, counts()] });
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

  it('is projected again by a retry, with everything behind it, once the cause is fixed', async () => {
    const { view, state } = poisoned('bad');
    const { store, runner, reader, stop } = await running({ views: [view, counts()] });
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

  it('keeps what a retry projected, and parks at the next event that fails', async () => {
    let from = 1n;
    const view = whereabouts({ poison: ({ revision }) => revision >= from });
    const { store, runner, reader, stop } = await running({ views: [view, counts()] });
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

  it('stays parked after a restart, and counts what comes behind it', async () => {
    const { dir, remove } = scratch();
    const { view, state } = poisoned('bad');
    const first = await running({ views: [view, counts()], dataDir: dir });
    await record(first.store, registered('bad', 'eng'), moved('bad', 'ops'));
    await first.runner.waitFor((await first.store.head()) ?? '', 2_000);
    await first.stop();
    state.broken = false;
    const second = await running({ views: [view, counts()], dataDir: dir, store: first.store });
    const last = await record(first.store, levelled('bad', 'staff'));
    await second.runner.waitFor(last, 2_000);
    expect(await everything(second.reader)).toMatchObject({ people: [{ orgUnit: 'eng', level: null }] });
    expect((await second.runner.status()).views[0]?.parked).toMatchObject([{ stream: 'person-bad', behind: 1 }]);
    expect(await second.runner.retry('whereabouts', 'person-bad')).toEqual({ state: 'unparked' });
    expect(await everything(second.reader)).toMatchObject({ people: [{ orgUnit: 'ops', level: 'staff' }] });
    await second.stop();
    remove();
  });

  it('is found if only the write of its row fails, and the rest of its batch is written, live and in a rebuild', async () => {
    const half: View = {
      ...counts(),
      project: (event, rows) =>
        event.type === 'LevelChanged'
          ? [put('toy_counts', { type: 'half', count: 0.5 })]
          : counts().project(event, rows),
    };
    const store = new MemoryEventStore();
    await record(store, registered('a', 'x'), levelled('a', 'l1'), registered('b', 'x'), moved('b', 'y'), erased('a'));
    const { runner, reader, stop } = await running({ views: [half, whereabouts()], store });
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

  it('cannot be retried in a view that does not exist, which cannot be rebuilt either', async () => {
    const { runner, stop } = await running({ views: [counts()] });
    await expect(runner.retry('nope', 's')).rejects.toThrow('there is no view nope');
    await expect(runner.rebuild(['nope'])).rejects.toThrow('there is no view nope');
    await stop();
  });
});
