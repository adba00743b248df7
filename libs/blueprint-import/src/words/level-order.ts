import { countedIn } from './counted.js';
import { codeOf, isPlainOfAny, plainTitle } from './level-names.js';
import { targetOf } from './level-parts.js';
import { MANAGEMENT_RANKS } from './lists/tracks.js';
import { choices } from './phrases.js';
import { stepOnScale } from './scale.js';
import { senioritiesIn } from './seniority.js';

/** Which way the levels of a document run; `unclear` where nothing says so. */
export type Direction = 'ascending' | 'descending' | 'unclear';

/** Of a title that is nothing but a profession: below Senior, above Associate. */
const PLAIN = 4;
/** What a second word of rank, a plus and a number add. */
const [BEFORE, PLUS, STEP] = [0.4, 0.3, 0.01];
/** Of the lowest word of a scale of skills: the fourth is as high as Mid, expert above Senior. */
const ON_SCALE = 0.5;
const MANAGERS = choices(MANAGEMENT_RANKS).map(([pattern], index) => ({ pattern, rank: index + 1 }));
/** That of those who are called nothing but managers. */
const MANAGER = 2;
const ROMAN: readonly string[] = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'];

/** "2" of "Engineer II" and "Engineer 2"; 0 where a title ends with no number. */
const stepOf = (title: string): number => {
  const last = /(?:^|\s)(\d{1,2}|[IVX]{1,4})\+?$/u.exec(title)?.[1] ?? '';
  return /^\d/u.test(last) ? Number(last) : ROMAN.indexOf(last) + 1;
};

const seniorityIn = (title: string): number | null => {
  const ranks = senioritiesIn(title);
  const last = ranks.at(-1);
  const step = stepOnScale(title);
  if (last === undefined) return step === null ? null : step + ON_SCALE;
  const [first] = ranks;
  if (first === undefined || first === last) return last.rank;
  return last.rank + (first.rank < PLAIN ? -BEFORE : BEFORE);
};

const rankOf = (title: string): number => {
  const words = plainTitle(title);
  return (seniorityIn(words) ?? PLAIN) + (title.includes('+') ? PLUS : 0) + stepOf(words) * STEP;
};

const managementRankOf = (title: string): number | null => {
  const found = MANAGERS.findLast(({ pattern }) => pattern.test(title))?.rank ?? null;
  const [rank] = senioritiesIn(title);
  if (found === null || rank === undefined) return found;
  return found + (rank.rank < PLAIN ? -BEFORE : BEFORE);
};

const without = (titles: readonly string[], at: number): readonly string[] =>
  titles
    .slice(0, MOST)
    .filter((_, index) => index !== at)
    .map((title) => plainTitle(title).replace(NUMBER, ''));
const NUMBER = /\s(?:\d{1,2}|[IVX]{1,4})\+?$/u;
/** Of titles that are compared with each other. */
const MOST = 60;

const countIn = (title: string): ReturnType<typeof codeOf> => {
  const counted = countedIn(title);
  return counted === null || counted.isLetter ? null : { letters: counted.word.toLowerCase(), number: counted.place };
};

type Placed = Readonly<{ code: ReturnType<typeof codeOf>; rank: number | null; manager: number | null }>;

/** Where all are managers, as of products, that is their profession; else they are a track beside the others. */
const placedIn = (all: readonly string[]): readonly Placed[] => {
  const titles = all.map(targetOf);
  const managers = titles.map(managementRankOf);
  const isBeside = managers.some((rank) => rank === null) || managers.some((rank) => Math.round(rank ?? 0) > MANAGER);
  return titles.map((title, index) => {
    const manager = isBeside ? (managers[index] ?? null) : null;
    const words = plainTitle(title);
    const isRanked = seniorityIn(words) !== null || stepOf(words) > 0 || isPlainOfAny(words, without(titles, index));
    return {
      code: codeOf(title) ?? countIn(title),
      manager,
      rank: manager === null && isRanked ? rankOf(title) : null,
    };
  });
};

/** Below 0 where the first is lower; 0 where nothing tells. */
const compare = (a: Placed, b: Placed): number =>
  betweenCodes(a.code, b.code) || between(a.manager, b.manager) || between(a.rank, b.rank);
const between = (a: number | null, b: number | null): number => (a === null || b === null ? 0 : a - b);
const betweenCodes = (a: Placed['code'], b: Placed['code']): number =>
  a?.letters === b?.letters ? between(a?.number ?? null, b?.number ?? null) : 0;

/** What neighbours say, and those at both ends. */
const directionOf = (placed: readonly Placed[]): Direction => {
  let [up, down] = [0, 0];
  for (const [index, one] of placed.entries())
    for (const other of placed.slice(index + 1, index + 1 + NEIGHBOURS)) {
      const difference = compare(one, other);
      if (difference < 0) up += 1;
      if (difference > 0) down += 1;
    }
  if (up === down) return 'unclear';
  const [more, less] = [Math.max(up, down), Math.min(up, down)];
  if (less * 3 > more) return 'unclear';
  return up > down ? 'ascending' : 'descending';
};
const NEIGHBOURS = 12;

const areAllTold = (placed: readonly Placed[]): boolean =>
  placed.every((one, index) => index === 0 || compare(placed[index - 1] ?? one, one) !== 0);

export type Ordered = Readonly<{ titles: readonly string[]; direction: Direction }>;

/** True of levels that are all numbered, by numbers with the same letters, each its own: then these are the order. */
const areNumbered = (placed: readonly Placed[]): boolean => {
  const codes = placed.flatMap(({ code }) => code ?? []);
  const isOneSeries = new Set(codes.map(({ letters }) => letters)).size === 1;
  return (
    codes.length === placed.length && isOneSeries && new Set(codes.map(({ number }) => number)).size === codes.length
  );
};

const orderedOne = (titles: readonly string[]): Ordered => {
  const placed = placedIn(titles);
  if (titles.length >= 2 && directionOf(placed) !== 'descending' && areNumbered(placed)) return sorted(titles, placed);
  const direction = titles.length < 2 ? 'ascending' : directionOf(placed);
  if (direction === 'descending') return { titles: titles.toReversed(), direction };
  if (direction === 'ascending' || !areAllTold(placed)) return { titles, direction };
  return sorted(titles, placed);
};
const sorted = (titles: readonly string[], placed: readonly Placed[]): Ordered => {
  const all = titles
    .map((title, index) => ({ title, place: placed[index] }))
    .sort((a, b) => (a.place === undefined || b.place === undefined ? 0 : compare(a.place, b.place)));
  return { titles: all.map(({ title }) => title), direction: 'ascending' };
};

/** Which of two titles is higher, seen among all of them: below 0 where the first is lower, 0 where nothing tells. */
export const comparison = (titles: readonly string[]): ((a: string, b: string) => number) => {
  const placed = new Map(placedIn(titles).map((one, index) => [titles[index] ?? '', one]));
  return (a, b) => {
    const [one, other] = [placed.get(a), placed.get(b)];
    return one === undefined || other === undefined ? 0 : compare(one, other);
  };
};

/**
 * The levels of a document from the lowest to the highest, track by track: as they stand in it, or the other way round, by the words,
 * codes and numbers in their titles.
 */
export const inOrder = (levels: readonly Readonly<{ title: string; track: string | null }>[]): Ordered => {
  const tracks = [...Map.groupBy(levels, ({ track }) => track).values()];
  const ordered = tracks.map((track) => orderedOne(track.map(({ title }) => title)));
  const found = ordered.find(({ direction }) => direction !== 'ascending')?.direction ?? 'ascending';
  return { titles: ordered.flatMap(({ titles }) => titles), direction: found };
};
