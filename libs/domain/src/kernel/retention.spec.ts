import { allDueOn, dueOn, isDue, KEPT, monthsAfter, type Retained } from './retention.js';

describe('months later', () => {
  it.each([
    ['2027-01-15', 1, '2027-02-15'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2027-10-31', 4, '2028-02-29'],
    ['2027-12-31', 12, '2028-12-31'],
    ['2027-03-31', 1200, '2127-03-31'],
  ])('%s and %d are %s', (date, months, expected) => {
    expect(monthsAfter(date, months)).toBe(expected);
  });
});

describe('the day on which texts are due to go', () => {
  const retained: Retained = {
    closedAt: '2027-01-31T23:00:00.000Z',
    retention: { promoted: 60, notPromoted: 12, undecided: 1 },
    retentionSetAt: '2026-09-01T08:00:00.000Z',
  };

  it('is so many months after the closure, by how the nomination ended', () => {
    expect([dueOn(retained, 'promoted'), dueOn(retained, 'notPromoted'), dueOn(retained, 'undecided')]).toEqual([
      ...['2032-01-31', '2028-01-31', '2027-02-28'],
    ]);
  });
  it('never comes while the cycle is not closed, or where nothing was set', () => {
    expect(dueOn({ ...retained, closedAt: null }, 'undecided')).toBeNull();
    expect(dueOn({ ...retained, retention: KEPT }, 'undecided')).toBeNull();
    expect(dueOn({ ...retained, retention: { ...KEPT, undecided: 1 } }, 'promoted')).toBeNull();
  });
  it('comes when thirty whole days have passed since the retention was set, at the earliest', () => {
    const late = { ...retained, retentionSetAt: '2030-06-10T23:59:59.000Z' };
    expect([dueOn(late, 'undecided'), dueOn(late, 'notPromoted'), dueOn(late, 'promoted')]).toEqual([
      ...['2030-07-11', '2030-07-11', '2032-01-31'],
    ]);
  });
  it('is for the cycle itself the last of all, and none where a class is kept', () => {
    expect(allDueOn(retained)).toBe('2032-01-31');
    expect(allDueOn({ ...retained, retention: { promoted: 1, notPromoted: 3, undecided: 2 } })).toBe('2027-04-30');
    expect(allDueOn({ ...retained, retention: { ...retained.retention, notPromoted: null } })).toBeNull();
  });
  it('begins at midnight, UTC', () => {
    expect([isDue('2027-02-28', '2027-02-27T23:59:59.999Z'), isDue('2027-02-28', '2027-02-28T00:00:00.000Z')]).toEqual([
      ...[false, true],
    ]);
    expect(isDue(null, '2999-01-01T00:00:00.000Z')).toBe(false);
  });
});
