import { VIEWS } from '@plumbline/projections';
import { aRound } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { decisionsPage } from '../decisions/decisions.queries.js';
import { timelineOf } from '../timeline/timeline.queries.js';
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
  it.each(['lin', 'top'])('finds the outcome and not the tally that it rests on (%s)', async (who) => {
    expect(await register(auditor(who))).toMatchObject([
      { nomination: { id: 'n-cleo' }, outcome: 'promoted', basis: null },
    ]);
  });
  it('finds no decision that was reopened, in the register as on the timeline', async () => {
    const decided = async (viewer: ListViewer) =>
      (await timelineOf(reopened.db, 'cleo', viewer)).filter(({ kind }) => kind === 'decided').length;
    expect((await register(auditor('lin'), reopened)).map(({ nomination }) => nomination.id)).toEqual(['n-cleo']);
    expect(await register(auditor('aud'), reopened)).toHaveLength(2);
    expect([await decided(auditor('lin')), await decided(auditor('aud'))]).toEqual([1, 2]);
  });
});

describe('an auditor who was asked for a review that is not in', () => {
  it('finds no decision on that nomination', async () => {
    expect(await register(auditor('rea'))).toEqual([]);
  });
});

describe('any other auditor, and an admin wherever they stand,', () => {
  it.each([auditor('aud'), auditor('ron'), auditor('mia'), admin('lin')])('finds the tally (%j)', async (viewer) => {
    expect(await register(viewer)).toMatchObject([{ basis: { tally: { promote: 2 } } }]);
  });
});
