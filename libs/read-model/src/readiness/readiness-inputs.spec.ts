import { type CitedEvidence, DEFAULT_POLICY, type RatedReview } from '@plumbline/domain';
import type { JsonText } from '@plumbline/view-store';
import { seenByManagers, type WholeInput } from './readiness-inputs.js';

const json = <T>(value: T): JsonText<T> => JSON.stringify(value);
const evidenceFor = (criterion: string) =>
  json<Readonly<Record<string, CitedEvidence>>>({ e1: { criteria: [criterion], withdrawn: false } });
const reviewsBy = (reviewer: string) =>
  json<Readonly<Record<string, RatedReview>>>({
    [reviewer]: { reviewerId: reviewer, ratings: [], cannotJudge: [], recused: false },
  });
const NOW: WholeInput = {
  ...{ frameworkId: 'ladder', frameworkVersion: 2, readiness: json(DEFAULT_POLICY.readiness) },
  ...{ evidence: evidenceFor('design'), reviews: reviewsBy('ron') },
  ...{ managersSeeBands: 1, frozenEvidence: null, frozenReviews: null },
};

describe('what managers see the bands of', () => {
  it('is nothing before they may see any', () => {
    expect(seenByManagers({ ...NOW, managersSeeBands: 0 })).toBeUndefined();
  });
  it('is the packet as it is, where nothing was frozen', () => {
    expect(seenByManagers(NOW)).toMatchObject({
      ...{ frameworkId: 'ladder', frameworkVersion: 2 },
      ...{ evidence: NOW.evidence, reviews: NOW.reviews },
    });
  });
  it('is the packet as it was when it was frozen', () => {
    const frozenEvidence = evidenceFor('mentoring');
    const frozenReviews = reviewsBy('rea');
    expect(seenByManagers({ ...NOW, frozenEvidence, frozenReviews })).toMatchObject({
      ...{ evidence: frozenEvidence, reviews: frozenReviews },
    });
  });
});
