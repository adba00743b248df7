import { grantsOf } from '@plumbline/access';
import type { ReviewItem } from '@plumbline/read-model';
import { reviewsIn } from './show-reviews.js';

const by = (id: string): ReviewItem => ({
  reviewer: { id, name: `Name of ${id}` },
  ratings: [{ criterion: 'design', rating: 3, comment: `On design, by ${id}` }],
  recommendation: 'promote',
  confidence: 'high',
  counterSignals: [],
  cannotJudge: [],
  sight: null,
  revisedAfterOthers: false,
  submittedAt: '2026-03-02T09:00:00.000Z',
  revisedAt: '2026-03-03T09:00:00.000Z',
  comment: `Overall, by ${id}`,
  revisedBecause: null,
  voided: false,
});
const reviews = [by('ron'), by('rea')];
const viewer = { personId: 'ron', roles: [], relations: [] } as const;
const none = grantsOf([], 'submitted');
const shown = (grants: Partial<typeof none>) =>
  reviewsIn(reviews, viewer, { ...none, ...grants }).map(({ reviewer, comment }) => [reviewer.id, comment]);

describe('the reviews that somebody sees', () => {
  it('are their own alone where only that is granted', () => {
    expect(shown({ ownReview: true })).toEqual([['ron', 'Overall, by ron']]);
  });
  it('are those of others alone where their own is not granted', () => {
    expect(shown({ reviews: true, reviewComments: true })).toEqual([['rea', 'Overall, by rea']]);
  });
  it('have their own words, and none of others where comments are not granted', () => {
    expect(shown({ ownReview: true, reviews: true })).toEqual([
      ['ron', 'Overall, by ron'],
      ['rea', null],
    ]);
  });
  it('say when each was revised', () => {
    expect(reviewsIn(reviews, viewer, { ...none, reviews: true }).map(({ revisedAt }) => revisedAt)).toEqual([
      '2026-03-03T09:00:00.000Z',
    ]);
  });
});
