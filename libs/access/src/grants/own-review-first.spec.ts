import { grantsFor } from '../relations.js';
import type { Relation, Viewer } from '../principal.js';
import { ensureOwnReviewFirst } from './own-review-first.js';

const as = (...relations: readonly Relation[]): Viewer => ({ personId: 'ron', roles: [], relations });
const read = (viewer: Viewer) => () => {
  ensureOwnReviewFirst(viewer, grantsFor(viewer, 'submitted').reviews);
};

describe('own review first', () => {
  it.each([
    ['whose review is due', as('reviewer-asked'), 'Submit your own review first'],
    ['whose review is due, whatever else they are', as('reviewer-asked', 'member', 'chair'), 'Submit your own'],
    ['who missed theirs', as('reviewer-missed'), 'was not in when voting opened'],
  ])('withholds from a reviewer %s', (_who, viewer, message) => {
    expect(read(viewer)).toThrow(expect.objectContaining({ name: 'Withheld', code: 'own-review-first' }));
    expect(read(viewer)).toThrow(message);
  });
  it.each([
    ['a reviewer whose review is in', as('reviewer-done')],
    ['a member who was asked for none', as('member')],
    ['a member who missed theirs', as('reviewer-missed', 'member')],
  ])('withholds nothing from %s', (_who, viewer) => {
    expect(read(viewer)).not.toThrow();
  });
});
