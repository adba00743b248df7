import { story, storyCycle, storyRubric, told } from '@plumbline/testing';
import { readinessOf } from '../readiness/readiness-of.js';
import { countedReviews, electorsOf, nomination, readinessInputOf, type NominationState } from './index.js';

const recused = told('ReviewerRecused', { personId: 'rae', reason: 'Family.' });
const after = (...events: typeof story.written): NominationState => {
  const state = events.reduce(nomination.evolve, nomination.initialState());
  if (state === null) throw new Error('The story opens a nomination.');
  return state;
};
const staffOf = (state: NominationState) =>
  readinessOf({ rubric: storyRubric, policy: storyCycle.policy, ...readinessInputOf(state) })[1];

describe('what others read of a nomination', () => {
  it('the electors of the round are its members less the recused, and nobody before voting opens', () => {
    const mia = told('ReviewerRecused', { personId: 'mia', reason: 'Family.' });
    expect(electorsOf(after(...story.voting, mia))).toEqual(['max', 'mel', 'chris']);
    expect(electorsOf(after(...story.reviewed))).toEqual([]);
  });
  it('a review counts once it is in, while its reviewer is not recused', () => {
    expect(countedReviews(after(...story.assigned))).toBe(0);
    expect(countedReviews(after(...story.reviewed))).toBe(1);
    expect(countedReviews(after(...story.reviewed, recused))).toBe(0);
  });
  it('readiness reads its evidence and reviews, and forgets a recused reviewer', () => {
    expect(staffOf(after(...story.reviewed))).toMatchObject({
      level: 'staff',
      band: 'insufficient-evidence',
      attainment: { num: 3, den: 4 },
      coverage: { num: 3, den: 4 },
    });
    expect(staffOf(after(...story.reviewed, recused))?.attainment).toEqual({ num: 0, den: 1 });
  });
  it('readiness forgets evidence that was withdrawn', () => {
    const gone = told('EvidenceWithdrawn', { evidenceId: 'e1', reason: 'Wrong person.' });
    expect(staffOf(after(...story.written, gone))?.coverage).toEqual({ num: 0, den: 1 });
  });
});
