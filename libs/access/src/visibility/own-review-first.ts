import type { Viewer } from '../principal.js';
import { owesReview, type SightFacts } from './sight.js';
import { Withheld } from './withheld.js';

/** @throws Withheld `own-review-first` for somebody who was asked for a review that is not in */
export const ensureOwnReviewFirst = (viewer: Viewer, facts: SightFacts): void => {
  if (!owesReview(viewer, facts)) return;
  throw new Withheld('own-review-first', 'Submit your own review first: what others say of this packet waits for it.');
};
