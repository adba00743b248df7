import type { Criterion, Rubric } from '../kernel/rubric.js';
import { countComplete } from './complete-reviews.js';
import type { RatedReview } from './types.js';

const asked = (key: string, ...levels: readonly string[]): Criterion => ({
  ...{ key, area: 'craft', text: key, source: null },
  requirements: levels.map((level) => ({ level, requiredRating: 3, weight: 1, critical: false, minEvidence: 1 })),
});
const rubric: Rubric = {
  ...{ frameworkId: 'ladder', version: 1, track: 'engineering', title: 'Ladder', entryLevels: [], counterSignals: [] },
  scale: { min: 1, max: 5, labels: [] },
  levels: [
    { key: 'senior', title: 'Senior', ordinal: 1, summary: '' },
    { key: 'staff', title: 'Staff', ordinal: 2, summary: '' },
  ],
  areas: [{ key: 'craft', title: 'Craft', examples: [], antiPatterns: [] }],
  criteria: [asked('tests', 'senior'), asked('design', 'staff'), asked('mentoring', 'staff')],
};
const review = (rated: readonly string[], cannotJudge: readonly string[] = [], recused = false): RatedReview => ({
  ...{ reviewerId: 'rea', cannotJudge, recused },
  ratings: rated.map((criterion) => ({ criterion, rating: 4 })),
});

describe('complete reviews', () => {
  it('answer what the level asks, and not what another level does', () => {
    const reviews = [review(['design', 'mentoring']), review(['tests']), review(['design'])];
    expect(countComplete(rubric, 'staff', reviews)).toBe(1);
    expect(countComplete(rubric, 'senior', reviews)).toBe(1);
  });

  it('may say of a criterion that it cannot be judged, and are of nobody who is recused', () => {
    const reviews = [review(['design'], ['mentoring']), review(['design', 'mentoring'], [], true)];
    expect(countComplete(rubric, 'staff', reviews)).toBe(1);
  });
});
