import type { Rubric } from '../kernel/rubric.js';
import type { LevelKey } from '../kernel/types.js';
import { countComplete, REVIEWS_BEFORE_BANDS } from './complete-reviews.js';
import type { RatedReview } from './types.js';

/** Of what managers above the candidate see bands and statuses: of nothing, of `frozen`, or where that is null of what the nomination holds now. */
export type ManagersSight<Held> = Readonly<{ isOpen: boolean; frozen: Held | null }>;

export const NO_SIGHT: ManagersSight<never> = { isOpen: false, frozen: null };

type Nominated = Readonly<{
  rubric: Rubric;
  targetLevel: LevelKey;
  reviews: readonly RatedReview[];
  isVoteClosed: boolean;
}>;

/** Whether enough complete reviews are in, or a vote is closed. */
const isShown = ({ rubric, targetLevel, reviews, isVoteClosed }: Nominated): boolean =>
  isVoteClosed || countComplete(rubric, targetLevel, reviews) >= REVIEWS_BEFORE_BANDS;

/** After a change; where what is shown ends, they see what was `held` at the last moment before it. */
export const sightAfter = <Held>(before: ManagersSight<Held>, held: Held, now: Nominated): ManagersSight<Held> => {
  if (isShown(now)) return { isOpen: true, frozen: null };
  return before.isOpen && before.frozen === null ? { isOpen: true, frozen: held } : before;
};
