import { VIEWS } from '@plumbline/projections';
import { aRound } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { boardPage } from '../board/board.queries.js';
import { bandCountsOf } from './readiness.queries.js';
import type { ListViewer } from '../visibility/list-viewer.js';

const as = (personId: string, admin = false): ListViewer => ({
  personId,
  roles: admin ? ['admin'] : [],
  today: '2026-06-01',
});

type Stage = 'submitted' | 'voting' | 'reopened';

/** mia, a member, cho, who chairs, ron, who does neither, and ada, an admin, each owe a review of n-x. */
const modelWhere = (stage: Stage) => {
  const history = aRound();
  const nomination = history.nomination('n-x', { candidateId: 'otto' }).submit().assign('mia', 'cho', 'ron', 'ada');
  if (stage !== 'submitted') nomination.openVoting();
  if (stage === 'reopened') nomination.closeVoting().decide().reopen();
  return readModelOf(VIEWS, history.events);
};

const shownTo = async (stage: Stage, viewer: ListViewer): Promise<Readonly<{ band: boolean; counted: number }>> => {
  const model = modelWhere(stage);
  const sort = { by: 'candidate', descending: false } as const;
  const { items } = await boardPage(model.db, viewer, {}, { limit: 50, sort });
  const counts = await bandCountsOf(model.db, viewer, { cycleId: 'spring' });
  model.close();
  const counted = counts
    .filter(({ level }) => level === 'staff')
    .reduce((sum, { nominations }) => sum + nominations, 0);
  return { band: (items.find(({ id }) => id === 'n-x')?.band ?? null) !== null, counted };
};

describe('an owed review', () => {
  it.each(['mia', 'cho'])('hides from %s, who decides, until voting opens and never again', async (who) => {
    const before = await shownTo('submitted', as(who));
    for (const stage of ['voting', 'reopened'] as const) {
      const after = await shownTo(stage, as(who));
      expect([before.band, after.band]).toEqual([false, true]);
      expect(after.counted).toBe(before.counted + 1);
    }
  });
  it.each([as('ron'), as('ada', true)])('hides from %j, who does not decide, for good', async (viewer) => {
    expect((await shownTo('voting', viewer)).band).toBe(false);
    expect((await shownTo('voting', viewer)).counted).toBe((await shownTo('submitted', viewer)).counted);
  });
});
