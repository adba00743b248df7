import { atLeast, lcm, ratioOf } from './ratio.js';

const LARGEST = 2n ** 53n - 1n;

describe('a ratio', () => {
  it.each([
    ['of whole numbers', 6n, 4n, { num: 3, den: 2 }],
    ['of an empty sum', 0n, 0n, { num: 0, den: 1 }],
    ['of nothing', 0n, 7n, { num: 0, den: 1 }],
    ['of the largest exact numbers', LARGEST, LARGEST - 1n, { num: 2 ** 53 - 1, den: 2 ** 53 - 2 }],
    ['of numbers that are too large, and short once divided', 3n * 2n ** 60n, 2n ** 61n, { num: 3, den: 2 }],
  ])('%s is in lowest terms', (_, num, den, ratio) => {
    expect(ratioOf(num, den)).toEqual(ratio);
  });

  it.each([
    ['its second', 3n, 2n ** 54n + 1n, { num: 0, den: 2 ** 52 }],
    ['each', 2n ** 54n + 1n, 2n ** 55n + 1n, { num: 2 ** 51, den: 2 ** 52 }],
  ])('is halved until both terms are exact, where %s is not', (_, num, den, ratio) => {
    expect(ratioOf(num, den)).toEqual(ratio);
  });

  it('is compared without dividing, and equal is enough', () => {
    const third = { num: 1, den: 3 };
    expect(
      [
        [1n, 3n],
        [333_333n, 1_000_000n],
        [333_334n, 1_000_000n],
      ].map(([num = 0n, den = 0n]) => atLeast(num, den, third)),
    ).toEqual([true, false, true]);
  });

  it('has a least common multiple below it', () => {
    expect([lcm(4n, 6n), lcm(1n, 7n), lcm(5n, 5n)]).toEqual([12n, 7n, 5n]);
  });
});
