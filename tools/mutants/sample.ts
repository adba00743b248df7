import { sha256 } from '@plumbline/canonical';

type Wanted<T> = Readonly<{
  size: number;
  seed: number;
  /** Tells one from the others, and does not change with what else there is. */
  nameOf: (one: T) => string;
  fitAmong: (drawn: readonly T[]) => ReadonlySet<T>;
}>;
/** Always so many at a time, so that a sample begins as a smaller one does. */
const DRAWN_AT_ONCE = 200;

/**
 * So many of them in an order that the seed decides, each with the same chance; one that isn't fit is replaced by another. Where some are new or
 * gone, the rest of the sample stays.
 */
export const sampleOf = <T>(all: readonly T[], { size, seed, nameOf, fitAmong }: Wanted<T>): readonly T[] => {
  const placed = all.map((one) => ({ one, place: sha256(`${String(seed)} ${nameOf(one)}`) }));
  const left = placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ one }) => one);
  const sample: T[] = [];
  while (left.length > 0 && sample.length < size) {
    const drawn = left.splice(0, DRAWN_AT_ONCE);
    const fit = fitAmong(drawn);
    sample.push(...drawn.filter((one) => fit.has(one)));
  }
  return sample.slice(0, size);
};
