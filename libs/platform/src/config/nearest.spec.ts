import { nearest } from './nearest.js';

describe('the known name that was probably meant', () => {
  it.each([
    ['nmae', ['orgUnit', 'name'], 'name'],
    ['ORG_UNIT', ['name', 'orgUnit'], 'orgUnit'],
    ['org-unit', ['name', 'orgUnit'], 'orgUnit'],
    ['effectivDate', ['effectiveDate', 'id'], 'effectiveDate'],
    ['nmae', ['mane', 'name'], 'name'],
    ['managr', ['manager', 'managers'], 'manager'],
  ])('by %s of %j is %s', (name, known, meant) => {
    expect(nearest(name, known)).toBe(meant);
  });
  it('may differ in two letters, and in a third of them where it is long', () => {
    expect(nearest('nabc', ['name'])).toBe('name');
    expect(nearest('labc', ['name'])).toBeUndefined();
    expect(nearest('minEvixxxx', ['minEvidence'])).toBeUndefined();
    expect(nearest('minEvidxxx', ['minEvidence'])).toBeUndefined();
    expect(nearest('minEvidenxxx', ['minEvidence'])).toBe('minEvidence');
  });
  it('has at least one letter in common', () => {
    expect(nearest('xy', ['id'])).toBeUndefined();
    expect(nearest('ix', ['id'])).toBe('id');
  });
  it('is none for a name that no field is as long as, and where none is known', () => {
    expect(nearest('n'.repeat(65), ['n'.repeat(65)])).toBeUndefined();
    expect(nearest('n'.repeat(64), ['n'.repeat(64)])).toBe('n'.repeat(64));
    expect(nearest('name', [])).toBeUndefined();
  });
});
