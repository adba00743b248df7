import fc from 'fast-check';
import { fromPosition, toPosition } from './position.js';

const numbers = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

describe('positions', () => {
  it('sort as strings in the order of their numbers', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(toPosition(a) < toPosition(b)).toBe(a < b);
        expect(fromPosition(toPosition(a))).toBe(a);
      }),
    );
  });

  it.each(['', '1', '-000000000000001', '00000000000000001', '000000000000000x', ' 000000000000001'])(
    'of another format are refused: "%s"',
    (token) => {
      expect(() => fromPosition(token)).toThrow(RangeError);
    },
  );

  it('before the first event are null', () => {
    expect(fromPosition(null)).toBe(0);
  });
});
