import type { CriterionKey } from '../kernel/types.js';
import type { CitedEvidence, RatedReview } from './types.js';

/** What a nomination has on one criterion, for every level. */
export type Finding = Readonly<{ evidence: number; ratings: number; rating: number | null; spread: number }>;
export type Find = (key: CriterionKey) => Finding;

/** Ratings two or more points apart. */
export const isContested = (spread: number): boolean => spread >= 2;

const NOTHING: Finding = { evidence: 0, ratings: 0, rating: null, spread: 0 };

/** The middle of sorted ratings, the lower of the two middles where they are even in number: 3, 4 gives 3. */
export const lowerMedian = (sorted: readonly number[]): number | null => sorted[(sorted.length - 1) >> 1] ?? null;

const countEvidence = (evidence: Iterable<CitedEvidence>): ReadonlyMap<CriterionKey, number> => {
  const counts = new Map<CriterionKey, number>();
  for (const { criteria, withdrawn } of evidence)
    for (const key of withdrawn ? [] : new Set(criteria)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

const gatherRatings = (reviews: Iterable<RatedReview>): ReadonlyMap<CriterionKey, readonly number[]> => {
  const gathered = new Map<CriterionKey, number[]>();
  const add = (key: CriterionKey, rating: number): void => {
    const ratings = gathered.get(key);
    if (ratings === undefined) gathered.set(key, [rating]);
    else ratings.push(rating);
  };
  for (const { ratings, recused } of reviews)
    for (const { criterion, rating } of recused ? [] : ratings) add(criterion, rating);
  return gathered;
};

/** One pass over evidence and reviews; each criterion's median is taken once, however many levels share it. */
export const findingsOf = (evidence: Iterable<CitedEvidence>, reviews: Iterable<RatedReview>): Find => {
  const counts = countEvidence(evidence);
  const found = new Map<CriterionKey, Finding>();
  for (const [key, count] of counts) found.set(key, { ...NOTHING, evidence: count });
  for (const [key, ratings] of gatherRatings(reviews)) {
    const sorted = ratings.toSorted((a, b) => a - b);
    const spread = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
    found.set(key, { evidence: counts.get(key) ?? 0, ratings: sorted.length, rating: lowerMedian(sorted), spread });
  }
  return (key) => found.get(key) ?? NOTHING;
};
