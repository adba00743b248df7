import type { Viewer } from '../principal.js';
import { owesReview, type SightFacts } from './sight.js';
import { Withheld } from './withheld.js';

const DUE = 'Submit your own review first: what others say of this packet waits for it.';
const MISSED = 'Your own review was not in when voting opened, so what others say of this packet stays closed to you.';

/** @throws Withheld `own-review-first` for somebody who was asked for a review that is not in */
export const ensureOwnReviewFirst = (viewer: Viewer, facts: SightFacts): void => {
  if (!owesReview(viewer, facts)) return;
  throw new Withheld('own-review-first', facts.ownReviewMissed ? MISSED : DUE);
};
