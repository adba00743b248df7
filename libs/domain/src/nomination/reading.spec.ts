import { story, told } from '@plumbline/testing';
import { countedReviews, nomination, type NominationState } from './index.js';

const recused = told('ReviewerRecused', { personId: 'rae', reason: 'Family.' });
const after = (...events: typeof story.written): NominationState => {
  const state = events.reduce(nomination.evolve, nomination.initialState());
  if (state === null) throw new Error('The story opens a nomination.');
  return state;
};

describe('what others need of a nomination', () => {
  it('a review counts once it is in, unless its reviewer is recused', () => {
    expect(countedReviews(after(...story.assigned))).toBe(0);
    expect(countedReviews(after(...story.reviewed))).toBe(1);
    expect(countedReviews(after(...story.reviewed, recused))).toBe(0);
  });
});
