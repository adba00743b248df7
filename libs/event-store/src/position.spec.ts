import fc from 'fast-check';
import { fromPosition, isPosition, toPosition } from './position.js';

const numbers = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

describe('positions', () => {
  it('sort as strings in the order of their numbers', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(toPosition(a) < toPosition(b)).toBe(a < b);
        expect(fromPosition(toPosition(a))).toBe(a);
        expect(toPosition(a, 'e') < toPosition(b, 'e')).toBe(a < b);
        expect(fromPosition(toPosition(a, 'e'), 'e')).toBe(a);
      }),
    );
  });

  it.each(['', '1', '-000000000000001', '00000000000000001', '000000000000000x', ' 000000000000001'])(
    'of another format are refused: "%s"',
    (token) => {
      expect(() => fromPosition(token)).toThrow(RangeError);
    },
  );

  it('of a store that counts something else are refused', () => {
    expect(() => fromPosition(toPosition(7, 'e'))).toThrow(RangeError);
    expect(() => fromPosition(toPosition(7), 'e')).toThrow(RangeError);
    expect([isPosition(toPosition(7), 'e'), isPosition(toPosition(7, 'e'))]).toEqual([false, false]);
  });

  it('before the first event are null', () => {
    expect(fromPosition(null)).toBe(0);
  });
});
