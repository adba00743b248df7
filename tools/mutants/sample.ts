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

type Wanted<T> = Readonly<{ size: number; seed: number; fitAmong: (drawn: readonly T[]) => ReadonlySet<T> }>;
/** Always so many at a time, so that a sample begins as a smaller one does. */
const DRAWN_AT_ONCE = 200;

/** So many of them in an order that the seed decides, each with the same chance; one that isn't fit is replaced by another. */
export const sampleOf = <T>(all: readonly T[], { size, seed, fitAmong }: Wanted<T>): readonly T[] => {
  const next = numbersFrom(seed);
  const left = [...all];
  const draw = (): readonly T[] => left.splice(Math.floor(next() * left.length), 1);
  const sample: T[] = [];
  while (left.length > 0 && sample.length < size) {
    const drawn = Array.from({ length: Math.min(DRAWN_AT_ONCE, left.length) }, draw).flat();
    const fit = fitAmong(drawn);
    sample.push(...drawn.filter((one) => fit.has(one)));
  }
  return sample.slice(0, size);
};
