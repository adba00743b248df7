import { VIEWS } from '@plumbline/projections';
import { aRound, readModelOf } from '@plumbline/testing';
import { decisionsPage } from '../decisions/decisions.queries.js';
import { timelineOf } from '../timeline/timeline.queries.js';
import type { Seer } from '../visibility/visible.js';

const auditor = (personId: string): Seer => ({ personId, all: true, audits: true, today: '2026-06-01' });
const admin = (personId: string): Seer => ({ ...auditor(personId), audits: false });

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
const register = async (seer: Seer, from = model) => (await decisionsPage(from.db, seer, {}, { limit: 50 })).items;

describe('an auditor who manages the candidate', () => {
  it.each(['lin', 'top'])('finds the outcome and not the tally that it rests on (%s)', async (who) => {
    expect(await register(auditor(who))).toMatchObject([{ nomination: 'n-cleo', outcome: 'promoted', basis: null }]);
  });
  it('finds no decision that was reopened, in the register as on the timeline', async () => {
    const decided = async (seer: Seer) =>
      (await timelineOf(reopened.db, 'cleo', seer)).filter(({ kind }) => kind === 'decided').length;
    expect((await register(auditor('lin'), reopened)).map(({ nomination }) => nomination)).toEqual(['n-cleo']);
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
  it.each([auditor('aud'), auditor('ron'), auditor('mia'), admin('lin')])('finds the tally (%j)', async (seer) => {
    expect(await register(seer)).toMatchObject([{ basis: { tally: { promote: 2 } } }]);
  });
});
