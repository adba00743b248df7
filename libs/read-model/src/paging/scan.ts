import { setImmediate } from 'node:timers/promises';
import type { After, PageOf } from './page.js';

/** Rows per slice: a slice takes a few milliseconds at most, even if each row needs a reporting line. */
const LARGEST_SLICE = 300;

type Scanned = Readonly<{ fits: number }>;
type Slice<R> = Readonly<{
  /** The next rows of the index after a key, in order, visible or not. */
  read: (after: After | undefined, rows: number) => Promise<readonly R[]>;
  key: (row: R) => After;
  /** The visible rows of the page and one more from a smaller set, if there is one. */
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
 * Visible rows in the order of an index, one more than the page has if there are as many. The next rows of the index are read
 * first, which is enough for a viewer who sees most of them. If too few are visible, the smaller set is used if there is one, else
 * slice after slice is read. Other requests run between them, so that a long search blocks nobody.
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
