/** Numbers from 0 to under 1, the same for the same seed (mulberry32). */
const numbersFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

type Wanted<T> = Readonly<{ size: number; seed: number; isFit: (one: T) => boolean }>;

/** So many of them in an order that the seed decides, each with the same chance; one that isn't fit is replaced by another. */
export const sampleOf = <T>(all: readonly T[], { size, seed, isFit }: Wanted<T>): readonly T[] => {
  const next = numbersFrom(seed);
  const left = [...all];
  const drawn: T[] = [];
  while (left.length > 0 && drawn.length < size) {
    const [one] = left.splice(Math.floor(next() * left.length), 1);
    if (one !== undefined && isFit(one)) drawn.push(one);
  }
  return drawn;
};
