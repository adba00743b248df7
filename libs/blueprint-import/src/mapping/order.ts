import type { Level } from '@plumbline/domain';
import { comparison } from '../words/level-order.js';

/** Levels in an order that somebody has given them: a document, or an admin. */
type Chain = readonly Level[];
/** The words that tell how high a level is: its title, or more. */
export type WordsOf = (level: Level) => string;
type Compare = (a: Level, b: Level) => number;

const keyOf = ({ key }: Level): string => key;
const byOrdinal = (levels: readonly Level[]): readonly Level[] => levels.toSorted((a, b) => a.ordinal - b.ordinal);

const isTogether = (chain: Chain, a: Level, b: Level): boolean => {
  const keys = chain.map(keyOf);
  return keys.includes(a.key) && keys.includes(b.key);
};

/** Where a level goes by its neighbours in its own chain; at the end where they are not there. */
const besideNeighbours = (ordered: readonly Level[], level: Level, chain: Chain): number => {
  const at = chain.indexOf(level);
  const places = new Map(ordered.map(({ key }, index) => [key, index]));
  const below = chain.slice(0, at).findLast(({ key }) => places.has(key));
  if (below !== undefined) return (places.get(below.key) ?? 0) + 1;
  const above = chain.slice(at + 1).find(({ key }) => places.has(key));
  return above === undefined ? ordered.length : (places.get(above.key) ?? 0);
};

/** Above the highest that is lower by words and numbers, else below the lowest that is higher. */
const placeOf = (ordered: readonly Level[], level: Level, chain: Chain, compare: Compare): number => {
  const lower = ordered.findLastIndex((one) => compare(one, level) < 0);
  if (lower !== -1) return lower + 1;
  const higher = ordered.findIndex((one) => compare(one, level) > 0);
  return higher === -1 ? besideNeighbours(ordered, level, chain) : higher;
};

export type Arranged = Readonly<{
  /** From the lowest to the highest, each key once. */
  levels: readonly Level[];
  /** The keys of those of which nothing says whether they are higher than the next. */
  unclear: ReadonlySet<string>;
}>;

/**
 * Levels of several documents in one order. The first chain stays as it is; the others go between its levels by the words and numbers in
 * their titles, as within one document, else where their own documents have them.
 */
const arrange = ([first = [], ...others]: readonly Chain[], wordsOf: WordsOf = ({ title }) => title): Arranged => {
  const chains = [first, ...others];
  const told = comparison(chains.flat().map(wordsOf));
  const compare: Compare = (a, b) => told(wordsOf(a), wordsOf(b));
  const levels = [...new Map(first.map((level) => [level.key, level])).values()];
  for (const chain of others)
    for (const level of chain)
      if (!levels.some(({ key }) => key === level.key)) levels.splice(placeOf(levels, level, chain, compare), 0, level);
  const unclear = levels.flatMap((level, index) => {
    const next = levels[index + 1];
    if (next === undefined || compare(level, next) !== 0) return [];
    return chains.some((chain) => isTogether(chain, level, next)) ? [] : [level.key, next.key];
  });
  return { levels, unclear: new Set(unclear) };
};

/** Between the ordinals of levels, so that those of later documents have room. */
const STEP = 10;
const isRising = (levels: readonly Level[]): boolean =>
  levels.every(({ ordinal }, index) => index === 0 || ordinal > (levels[index - 1]?.ordinal ?? 0));

const withOrdinals = (levels: readonly Level[], of: (index: number) => number): readonly Level[] =>
  levels.map((level, index) => ({ ...level, ordinal: of(index) }));

/** Each with an ordinal of its own: that which it has, where all of these rise. */
const risen = (levels: readonly Level[]): readonly Level[] =>
  isRising(levels) ? levels : withOrdinals(levels, (index) => (index + 1) * STEP);

/** The levels of all documents, the order of the longest chain first. */
export const arrangeAll = (chains: readonly Chain[], wordsOf: WordsOf): Arranged => {
  const longestFirst = chains.toSorted((a, b) => b.length - a.length);
  const { levels, unclear } = arrange(longestFirst, wordsOf);
  return { levels: risen(levels), unclear };
};

const fit = (low: number, high: number, levels: readonly Level[]): boolean =>
  isRising(levels) && levels.every(({ ordinal }) => ordinal > low && ordinal < high);

/** Levels above `low` and below `high`: as they are where they fit, else as far apart as may be; null where they have no room. */
const between = (low: number, high: number, levels: readonly Level[]): readonly Level[] | null => {
  if (fit(low, high, levels)) return levels;
  const room = Math.min(STEP, (high - low) / (levels.length + 1));
  return room < 1 ? null : withOrdinals(levels, (index) => Math.floor(low + room * (index + 1)));
};

type Placing = { placed: Level[]; fresh: Level[]; above: Level[] };
/** The new levels that wait go below one that stays. */
const place = (work: Placing, stays: Level): void => {
  const low = work.placed.at(-1)?.ordinal ?? Math.min(0, stays.ordinal - work.fresh.length - 1);
  const placed = between(low, stays.ordinal, work.fresh);
  if (placed === null) work.above.push(...work.fresh);
  work.placed.push(...(placed ?? []), stays);
  work.fresh = [];
};

/** New levels between those that stay; where these leave no room, above all. */
const among = (ordered: readonly Level[], stays: ReadonlySet<string>): readonly Level[] => {
  const work: Placing = { placed: [], fresh: [], above: [] };
  for (const level of ordered)
    if (stays.has(level.key)) place(work, level);
    else work.fresh.push(level);
  const top = work.placed.at(-1)?.ordinal ?? 0;
  return [...work.placed, ...(between(top, Infinity, [...work.fresh, ...work.above]) ?? [])];
};

/** The levels of a draft, which stay as they are, with new ones between them; each chain in the order of its ordinals. */
export const inTheirOrder = (chains: readonly Chain[], held: readonly Level[] = []): readonly Level[] => {
  const sorted = [held, ...chains].map(byOrdinal).filter(({ length }) => length > 0);
  if (held.length === 0) return risen(arrange(sorted).levels);
  return among(arrange(sorted).levels, new Set(held.map(keyOf)));
};
