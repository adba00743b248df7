import type { Viewer } from '../principal.js';
import { Withheld } from './withheld.js';

const DUE = 'Submit your own review first: what others say of this packet waits for it.';
const MISSED = 'Your own review was not in when voting opened, so what others say of this packet stays closed to you.';

/** @throws Withheld `own-review-first` where something is not granted to a reviewer whose own review is not in */
export const ensureOwnReviewFirst = ({ relations }: Viewer, granted: boolean): void => {
  if (granted) return;
  if (relations.includes('reviewer-asked')) throw new Withheld('own-review-first', DUE);
  if (relations.includes('reviewer-missed')) throw new Withheld('own-review-first', MISSED);
};
