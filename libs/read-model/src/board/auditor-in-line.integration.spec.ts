import { VIEWS } from '@plumbline/projections';
import { aRound } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { cycleProgressOf } from '../cycles/cycles.queries.js';
import { decisionsPage } from '../decisions/decisions.queries.js';
import { bandCountsOf, heatMapPage } from '../readiness/readiness.queries.js';
import { timelineOf } from '../timeline/timeline.queries.js';
import { boardPage } from './board.queries.js';
import type { ListViewer } from '../visibility/list-viewer.js';

const auditor = (personId: string): ListViewer => ({ personId, roles: ['auditor'], today: '2026-06-01' });
const admin = (personId: string): ListViewer => ({ ...auditor(personId), roles: ['admin', 'auditor'] });

/** lin manages cleo, top manages lin; rea was asked to review cleo and did not. */
const model = readModelOf(VIEWS, aRound().events);
const reopened = (() => {
  const history = aRound();
  const nomination = history
    .nomination('n-again', { candidateId: 'cleo' })
    .submit()
    .openVoting()
    .closeVoting()
    .decide();
  nomination.reopen();
  return readModelOf(VIEWS, history.events);
})();
afterAll(() => {
  model.close();
  reopened.close();
});
const register = async (viewer: ListViewer, from = model) =>
  (await decisionsPage(from.db, viewer, {}, { limit: 50 })).items;

describe('an auditor who manages the candidate', () => {
  it.each(['lin', 'top'])('sees the outcome but not its tally (%s)', async (who) => {
    expect(await register(auditor(who))).toMatchObject([
      { nomination: { id: 'n-cleo' }, outcome: 'promoted', basis: null },
    ]);
  });
  it('sees no reopened decision, in the register or on the timeline', async () => {
    const decided = async (viewer: ListViewer) =>
      (await timelineOf(reopened.db, 'cleo', viewer)).filter(({ kind }) => kind === 'decided').length;
    expect((await register(auditor('lin'), reopened)).map(({ nomination }) => nomination.id)).toEqual(['n-cleo']);
    expect(await register(auditor('aud'), reopened)).toHaveLength(2);
    expect([await decided(auditor('lin')), await decided(auditor('aud'))]).toEqual([1, 2]);
  });
});

describe('an auditor who owes a review', () => {
  it('sees no decision on that nomination', async () => {
    expect(await register(auditor('rea'))).toEqual([]);
  });
  it('sees the nomination but no outcome on the board and the timeline', async () => {
    const outcome = async (viewer: ListViewer) => {
      const sort = { by: 'candidate', descending: false } as const;
      const { items } = await boardPage(model.db, viewer, {}, { limit: 50, sort });
      return items.find(({ id }) => id === 'n-cleo')?.outcome;
    };
    const told = async (viewer: ListViewer) =>
      (await timelineOf(model.db, 'cleo', viewer)).map(({ kind }) => kind).filter((kind) => kind !== 'registered');
    expect([await outcome(auditor('rea')), await outcome(auditor('aud'))]).toEqual([null, 'promoted']);
    expect(await told(auditor('rea'))).toEqual(['nominated', 'feedback-released']);
    expect(await told(auditor('aud'))).toEqual(['nominated', 'decided', 'feedback-released']);
  });
  it('does not find it by the managers of the candidate', async () => {
    const found = async (viewer: ListViewer) => {
      const sort = { by: 'candidate', descending: false } as const;
      return (await boardPage(model.db, viewer, { manager: 'lin' }, { limit: 50, sort })).items.map(({ id }) => id);
    };
    expect(await found(auditor('rea'))).toEqual([]);
    expect(await found(auditor('aud'))).toEqual(['n-carl', 'n-cleo']);
  });
});

describe('the overview of a cycle', () => {
  const counted = async (viewer: ListViewer) => {
    const progress = await cycleProgressOf(model.db, viewer, 'spring');
    const { items } = await heatMapPage(model.db, viewer, { cycleId: 'spring', level: 'staff' }, { limit: 50 });
    const bands = await bandCountsOf(model.db, viewer, { cycleId: 'spring' });
    const staff = bands.filter(({ level }) => level === 'staff').reduce((sum, { nominations }) => sum + nominations, 0);
    return { progress: progress?.nominations, mapped: items.map(({ nomination }) => nomination.id), staff };
  };
  it.each([
    ['whose line it is', auditor('lin'), ['n-max']],
    ['whose line it is, further up', auditor('top'), []],
    ['who was asked for a review that is not in', auditor('rea'), ['n-max']],
    ['who is nothing to anybody', auditor('aud'), ['n-carl', 'n-cleo', 'n-max']],
    ['who is an admin besides', admin('lin'), ['n-carl', 'n-cleo', 'n-max']],
  ])('counts for an auditor %s what they may see of each nomination', async (_who, viewer, mapped) => {
    expect(await counted(viewer)).toEqual({ progress: mapped.length, mapped, staff: mapped.length });
  });
});

describe('any other auditor, and every admin,', () => {
  it.each([auditor('aud'), auditor('ron'), auditor('mia'), admin('lin')])('sees the tally (%j)', async (viewer) => {
    expect(await register(viewer)).toMatchObject([{ basis: { tally: { promote: 2 } } }]);
  });
});
