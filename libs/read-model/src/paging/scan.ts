import { setImmediate } from 'node:timers/promises';
import type { After, PageOf } from './page.js';

/** Each takes a few milliseconds at most, for rows that a reporting line has to be climbed for. */
const LARGEST_SLICE = 300;

type Scanned = Readonly<{ fits: number }>;
type Slice<R> = Readonly<{
  /** The next rows of the index after a key, in order, whether they fit or not. */
  read: (after: After | undefined, rows: number) => Promise<readonly R[]>;
  key: (row: R) => After;
}>;

/**
 * Rows that fit, in the order of an index, one more than the page holds if there are as many. It reads slices, and lets
 * other requests go on between them, so that one that looks for a needle holds up nobody.
 */
export const scan = async <R extends Scanned>(
  { read, key }: Slice<R>,
  { limit, after }: PageOf,
): Promise<readonly R[]> => {
  const found: R[] = [];
  let from = after;
  for (let size = limit + 1; found.length <= limit; size = LARGEST_SLICE) {
    const rows = await read(from, size);
    found.push(...rows.filter(({ fits }) => fits === 1));
    const last = rows.at(-1);
    if (last === undefined || rows.length < size) break;
    from = key(last);
    await setImmediate();
  }
  return found.slice(0, limit + 1);
};
