import { setImmediate } from 'node:timers/promises';
import type { After, PageOf } from './page.js';

/** Each takes a few milliseconds at most, for rows that a reporting line has to be climbed for. */
const LARGEST_SLICE = 300;

type Scanned = Readonly<{ fits: number }>;
type Slice<R> = Readonly<{
  /** The next rows of the index after a key, in order, whether they fit or not. */
  read: (after: After | undefined, rows: number) => Promise<readonly R[]>;
  key: (row: R) => After;
  /** Another way to the rows of the page that fit, and one more, where there is a shorter one. */
  few?: () => Promise<readonly R[] | undefined>;
}>;

const fitting = <R extends Scanned>(rows: readonly R[]): readonly R[] => rows.filter(({ fits }) => fits === 1);

const scanOn = async <R extends Scanned>({ read, key }: Slice<R>, start: R, wanted: number): Promise<readonly R[]> => {
  const found: R[] = [];
  for (let last: R | undefined = start; last !== undefined && found.length < wanted;) {
    await setImmediate();
    const rows: readonly R[] = await read(key(last), LARGEST_SLICE);
    found.push(...fitting(rows));
    last = rows.length < LARGEST_SLICE ? undefined : rows.at(-1);
  }
  return found;
};

/**
 * Rows that fit, in the order of an index, one more than the page holds if there are as many. The next rows of the index are read
 * first: whoever sees most of them needs no other way. Where too few of them fit, the shorter way is taken if there is one, else
 * slice after slice is read. Other requests go on between them, so that one that looks for a needle holds up nobody.
 */
export const scan = async <R extends Scanned>(slice: Slice<R>, { limit, after }: PageOf): Promise<readonly R[]> => {
  const wanted = limit + 1;
  const next = await slice.read(after, wanted);
  const [found, last] = [fitting(next), next.at(-1)];
  if (found.length === wanted || next.length < wanted || last === undefined) return found;
  const few = await slice.few?.();
  if (few !== undefined) return few;
  return [...found, ...(await scanOn(slice, last, wanted - found.length))].slice(0, wanted);
};
