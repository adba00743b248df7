import type { Rubric } from '../kernel/rubric.js';
import type { LevelKey } from '../kernel/types.js';
import { preparedRubric } from './prepare.js';
import type { RatedReview } from './types.js';

/**
 * So many complete reviews have to be in before managers see bands and statuses: of fewer, each would tell what one reviewer
 * said.
 */
export const REVIEWS_BEFORE_BANDS = 3;

/** How many reviews, of people not recused, rate every criterion of the level or say that they cannot judge it. */
export const countComplete = (rubric: Rubric, level: LevelKey, reviews: Iterable<RatedReview>): number => {
  const demands = preparedRubric(rubric).levels.find(({ key }) => key === level)?.demands ?? [];
  const isComplete = ({ ratings, cannotJudge }: RatedReview): boolean => {
    const answered = new Set([...ratings.map(({ criterion }) => criterion), ...cannotJudge]);
    return demands.every(({ key }) => answered.has(key));
  };
  return [...reviews].filter((review) => !review.recused && isComplete(review)).length;
};
