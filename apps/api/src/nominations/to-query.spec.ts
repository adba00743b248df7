import type { Viewer } from '@plumbline/access';
import type { CommandContext } from '@plumbline/application';
import { toListNominations } from './to-query.js';

const viewer: Viewer = { personId: 'ada', roles: ['admin'], relations: [] };
const context: CommandContext = { actor: 'ada', now: '2027-01-01T00:00:00Z', correlationId: 'c', causationId: 'c' };
const sortOf = (sort?: string) => toListNominations({ ...(sort !== undefined && { sort }) }, viewer, context).page.sort;

describe('the query for the board', () => {
  it('sorts by default so that no change moves a row between two pages', () => {
    expect(sortOf()).toEqual({ by: 'openedAt', descending: true });
  });
  it('sorts as requested', () => {
    expect(sortOf('-updatedAt')).toEqual({ by: 'updatedAt', descending: true });
    expect(sortOf('candidate')).toEqual({ by: 'candidate', descending: false });
  });
});
