import { dispatch } from './dispatch.js';
import { same } from './same.js';
import { hasVisibleText } from './text.js';
import { without } from './without.js';
import { dayOf, isDate, isInstant, isLater, isLikelyDate } from './time.js';

describe('equality of JSON values', () => {
  it.each([
    [{ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 }, true],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [{ a: undefined }, {}, false],
    [null, {}, false],
    ['1', 1, false],
  ])('of %j and %j is %p', (a, b, equal) => {
    expect(same(a, b)).toBe(equal);
    expect(same(b, a)).toBe(equal);
  });
});

describe('dates and instants', () => {
  it.each([
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2027-2-1', false],
    ['2027-01-01T00:00:00Z', false],
  ])('%s is a date: %p', (date, valid) => {
    expect(isDate(date)).toBe(valid);
  });
  it.each([
    ['2027-01-01T00:00:00Z', true],
    ['2027-01-01T00:00:00.123456Z', true],
    ['2027-01-01T25:00:00Z', false],
    ['2027-02-30T00:00:00Z', false],
    ['2027-01-01T00:00:00+01:00', false],
  ])('%s is an instant: %p', (instant, valid) => {
    expect(isInstant(instant)).toBe(valid);
  });
  it.each([
    ['1899-12-31', false],
    ['1900-01-01', true],
    ['8999-12-31', true],
    ['9000-01-01', false],
    ['2027-02-30', false],
  ])('%s is a plausible date: %p', (date, likely) => {
    expect(isLikelyDate(date)).toBe(likely);
  });
  it('takes the day of an instant in UTC, also in its last second', () => {
    expect(dayOf('2027-01-31T23:59:59.999Z')).toBe('2027-01-31');
  });
  it('orders instants by time, also where their text would not', () => {
    expect(isLater('2027-01-01T00:00:00.500Z', '2027-01-01T00:00:00Z')).toBe(true);
    expect(isLater('2027-01-01T00:00:00Z', '2027-01-01T00:00:00.000Z')).toBe(false);
  });
});

describe('a text', () => {
  it.each([
    ['', false],
    [' \t\n\u00a0\u3000', false],
    ['\u200b', false],
    ['\u200b\u200c\u200d\u2060\ufeff\u00ad', false],
    ['\u115f\u3164\uffa0\u2800', false],
    ['\ufe0f\u{e0020}\u{e0100}', false],
    ['\u202e\u2066', false],
    ['\u200bx', true],
    ['.', true],
    ['\u{1f469}\u200d\u{1f4bb}', true],
    ['\u0639\u200c\u0639', true],
  ])('%j has content: %p', (text, says) => {
    expect(hasVisibleText(text)).toBe(says);
  });
});

describe('dispatch', () => {
  it('calls the function of the type with the other arguments', () => {
    const size = dispatch<{ type: 'a' } | { type: 'b'; n: number }, [number], number>({
      a: (_, x) => x,
      b: ({ n }, x) => n * x,
    });
    expect([size({ type: 'a' }, 2), size({ type: 'b', n: 3 }, 2)]).toEqual([2, 6]);
  });
});

describe('a map without a key', () => {
  const map = new Map([
    ['a', 1],
    ['b', 2],
  ]);
  it('is a copy that lacks it, and the map itself where it has none', () => {
    expect([...without(map, 'a')]).toEqual([['b', 2]]);
    expect(map.size).toBe(2);
    expect(without(map, 'c')).toBe(map);
  });
});
