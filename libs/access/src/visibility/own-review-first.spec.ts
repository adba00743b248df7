import type { Relation, Viewer } from '../principal.js';
import { ensureOwnReviewFirst } from './own-review-first.js';

const as = (...relations: readonly Relation[]): Viewer => ({ personId: 'ron', roles: ['auditor'], relations });

describe('own review first', () => {
  it('withholds from a reviewer whose review is out, whatever else they are', () => {
    const read = () => {
      ensureOwnReviewFirst(as('reviewer', 'chair'), {
        status: 'submitted',
        ownReviewIn: false,
        ownReviewMissed: false,
      });
    };
    expect(read).toThrow(expect.objectContaining({ name: 'Withheld', code: 'own-review-first' }));
  });
  it.each([
    ['a reviewer whose review is in', as('reviewer'), true],
    ['a member who was asked for none', as('member'), false],
  ])('withholds nothing from %s', (_who, viewer, ownReviewIn) => {
    expect(() => {
      ensureOwnReviewFirst(viewer, { status: 'submitted', ownReviewIn, ownReviewMissed: false });
    }).not.toThrow();
  });
});
