/** Names longer than any field are not compared. */
const LONGEST = 64;

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

type Row = readonly number[];
const at = (row: Row | undefined, j: number): number => row?.[j] ?? Infinity;

/** The next row of the table of distances between beginnings of two names. */
const rowAfter = (a: string, b: string, [before, row]: readonly [Row | undefined, Row]): Row => {
  const i = row[0] ?? 0;
  const next = [i + 1];
  for (let j = 1; j <= b.length; j += 1) {
    const changed = at(row, j - 1) + (a[i] === b[j - 1] ? 0 : 1);
    const isSwapped = a[i] === b[j - 2] && a[i - 1] === b[j - 1];
    next.push(Math.min(changed, isSwapped ? at(before, j - 2) + 1 : Infinity, at(row, j) + 1, at(next, j - 1) + 1));
  }
  return next;
};

/** How many letters have to be inserted, left out, replaced, or swapped with the next. */
const distance = (a: string, b: string): number => {
  let rows: readonly [Row | undefined, Row] = [undefined, Array.from({ length: b.length + 1 }, (_, j) => j)];
  while ((rows[1][0] ?? 0) < a.length) rows = [rows[1], rowAfter(a, b, rows)];
  return at(rows[1], b.length);
};

/** A third of the letters, and two at least, may differ. */
const aThird = (name: string): number => Math.max(2, Math.floor(name.length / 3));

/**
 * The known name that was probably meant, if one is near: spelling, case, hyphens and underscores may differ. `most`: how many letters of a known
 * name may differ.
 */
export const nearest = (
  name: string,
  known: readonly string[],
  most: (known: string) => number = aThird,
): string | undefined => {
  if (name.length > LONGEST) return undefined;
  const given = plain(name);
  const [best] = known.map((each) => ({ each, far: distance(given, plain(each)) })).sort((a, b) => a.far - b.far);
  if (best === undefined) return undefined;
  const meant = plain(best.each);
  return best.far <= most(meant) && best.far < meant.length ? best.each : undefined;
};
