import { evolve } from './state.js';
import { stoodOn } from './levels.js';
import type { PersonEvent } from './events.js';

const at = (recordedAt: string, event: PersonEvent) => ({ ...event, metadata: { recordedAt } });
const registered = (level: string | null): PersonEvent => ({
  type: 'PersonRegistered',
  data: {
    ...{ personId: 'ann', displayName: 'Ann', email: null, sourceId: null, orgUnit: 'x', managerId: null },
    level,
    effectiveDate: '2026-01-01',
  },
});
const changed = (level: string, effectiveDate: string): PersonEvent => ({
  type: 'LevelChanged',
  data: { personId: 'ann', level, effectiveDate, nominationId: null },
});
const OPENED = '2026-03-10T09:00:00.000Z';
const stood = (...events: readonly (PersonEvent & { metadata: { recordedAt: string } })[]): boolean => {
  const state = events.reduce(evolve, null);
  if (state === null) throw new Error('never registered');
  return stoodOn(state, ['senior', 'staff'], OPENED);
};
const before = at('2026-02-01T00:00:00.000Z', registered('senior'));

describe('somebody was on a level of a round', () => {
  it('if they are on it, whenever that was recorded', () => {
    expect(stood(before)).toBe(true);
    expect(stood(at('2026-05-01T00:00:00.000Z', registered('staff')))).toBe(true);
  });
  it('if they left it after the round was opened, and for good', () => {
    const left = at('2026-03-11T00:00:00.000Z', changed('director', '2026-03-11'));
    expect(stood(before, left)).toBe(true);
    expect(stood(before, left, at('2027-01-01T00:00:00.000Z', changed('partner', '2027-01-01')))).toBe(true);
  });
  it('also if the date of leaving it was set back to before that', () => {
    expect(stood(before, at('2026-03-11T00:00:00.000Z', changed('director', '2026-01-02')))).toBe(true);
  });
  it('not if they left it before the round was opened, or were on other levels only', () => {
    expect(stood(before, at('2026-03-09T00:00:00.000Z', changed('director', '2026-03-09')))).toBe(false);
    expect(stood(at('2026-02-01T00:00:00.000Z', registered(null)))).toBe(false);
    expect(stood(at('2026-02-01T00:00:00.000Z', registered('director')))).toBe(false);
  });
});
