import type { Guess } from '../../model/page.js';
import type { Heading, Passage } from '../../model/passage.js';
import { isCountedOnly } from '../../words/counted.js';
import { levelIdentity, levelTitle, namesLevel, namesProfession } from '../../words/level-names.js';
import { ranksIn } from '../../words/seniority.js';
import { withoutMentions, withoutRanges, withoutSummaries, withoutWays } from './between-levels.js';
import { byRank, type HeadingFacts, headingFactsIn, headingsBelow } from './heading-facts.js';
import { levelsByRepetition, levelsOfSameRank, levelsOfScale } from './levels-by-rank.js';
import { isAboutPay } from './page-headings.js';
import { tracksIn } from './tracks.js';

/** The level that a heading names, in the words that the document uses for it; null where it names none. */
export type LevelOf = (heading: Heading) => string | null;
export type Levels = Readonly<{
  levelOf: LevelOf;
  /** True of the heading that the level is called by. */
  isName: (heading: Heading) => boolean;
  guessOf: (level: string) => Guess | null;
  /** The words of the heading over the levels of its track; null where the page has one track. */
  trackOf: (level: string) => string | null;
  tracks: ReadonlySet<Heading>;
}>;

/** Whatever a table or a data file says that it is: each item would be keyed by it. */
export const MAX_NAME = 300;

const names = ({ names: named, text }: Heading): boolean =>
  named === 'level' ? text.length <= MAX_NAME : named === undefined && namesLevel(text);

const longest = (texts: readonly string[]): string =>
  texts.reduce((best, text) => (text.length > best.length ? text : best), '');

const inBrackets = (text: string): string => /[(（]([^()（）]*)[)）]/u.exec(text)?.[1]?.toLowerCase() ?? '';

/** "Lead (Manager)" and "Lead (Contributor)" are two, where "Lead" and "Lead (L5)" are one. */
const apartByBrackets = (groups: ReadonlyMap<string, string[]>): Map<string, string[]> =>
  new Map(
    [...groups].flatMap(([identity, texts]) => {
      const apart = Map.groupBy(texts, inBrackets);
      const said = [...apart.keys()].filter((words) => words !== '');
      if (said.length < 2) return [[identity, texts] as const];
      return [...apart].map(([words, some]) => [words === '' ? identity : `${identity} (${words})`, some] as const);
    }),
  );

/** "Senior" and "Senior II" are two. */
const NUMERAL = /^[\s-]*(?:[ivx]+|\d+)\+?$/u;
const isLonger = (title: string, short: string): boolean =>
  title.startsWith(short) && !NUMERAL.test(title.slice(short.length));

/** "middle" and "mid-level" of what seniority calls "Mid". */
const isRankAlone = (identity: string, seniority: string): boolean =>
  seniority !== '' && !/[\s\d]/u.test(identity) && !namesProfession(identity);

/** Every way in which the document names each level of one track, by the first of them. */
const groupsOf = (texts: readonly string[]): Map<string, string[]> => {
  const groups = apartByBrackets(Map.groupBy(texts, levelIdentity));
  const bySeniority = Map.groupBy(groups.keys(), ranksIn);
  for (const [seniority, identities] of bySeniority) {
    const short = identities.find((identity) => isRankAlone(identity, seniority));
    const [only, ...others] = identities.filter((identity) => identity !== short);
    if (short === undefined || only === undefined || others.length > 0 || !isLonger(only, short)) continue;
    groups.set(only, [...(groups.get(only) ?? []), ...(groups.get(short) ?? [])]);
    groups.delete(short);
  }
  return groups;
};

/**
 * The headings that are known as levels. One that stands alone at its rank, where the page has its levels elsewhere, is about something
 * else that has the name of a level in it, unless it is one of those.
 */
const withoutStrays = (facts: readonly HeadingFacts[]): ReadonlySet<Heading> => {
  const ofScale = levelsOfScale(facts);
  const isLevel = (heading: Heading): boolean => names(heading) || ofScale.has(heading);
  const told = facts.filter(({ heading, hasList }) => isLevel(heading) && hasList);
  const all = byRank(told);
  const overviews = overviewsAmong(all.filter(([one]) => one !== undefined && isWhole(one.heading)));
  const ranks = all.filter((rank) => !overviews.includes(rank));
  const groups = ranks.filter(({ length }) => length >= 2).flat();
  const depths = new Set(groups.map(({ heading }) => heading.depth));
  const identities = new Set(groups.map(({ heading }) => levelIdentity(heading.text)));
  const strays = ranks
    .filter(([one, ...others]) => one !== undefined && others.length === 0 && one.heading.names === undefined)
    .flat()
    .filter(({ heading }) => groups.length > 0 && !depths.has(heading.depth))
    .filter(({ heading }) => !identities.has(levelIdentity(heading.text)));
  const without = new Set([...strays, ...overviews.flat()].map(({ heading }) => heading));
  return new Set(facts.map(({ heading }) => heading).filter((heading) => isLevel(heading) && !without.has(heading)));
};

const medianOf = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const TOLD = 0.5;
/** Of what the levels of the page hold, one with another. */
const IN_SHORT = 0.25;
/** Words of a level that says much. */
const MUCH = 8;

/** Ranks whose levels say little, where the page has a rank of levels as high that say much more: these are told there in short. */
const overviewsAmong = (ranks: readonly (readonly HeadingFacts[])[]): readonly (readonly HeadingFacts[])[] => {
  const sized = ranks.map((rank) => ({ rank, size: medianOf(rank.map(({ size }) => size)), ranks: seniorities(rank) }));
  const main = sized
    .filter(({ rank }) => rank.length >= 2)
    .reduce<(typeof sized)[number] | null>((best, one) => (best === null || one.size > best.size ? one : best), null);
  if (main === null || main.size < MUCH) return [];
  const identities = new Set(main.rank.map(({ heading }) => levelIdentity(heading.text)));
  return sized
    .filter(({ rank, size, ranks: own }) => {
      const told = own.filter((seniority) => main.ranks.includes(seniority)).length;
      const areOthers = rank.some(({ heading }) => !identities.has(levelIdentity(heading.text)));
      return areOthers && size < IN_SHORT * main.size && told >= TOLD * rank.length;
    })
    .map(({ rank }) => rank);
};
/** Not one that was the words of a list item, which are told nowhere else. */
const isWhole = ({ isBeginning, depth }: Heading): boolean => isBeginning === true || Number.isInteger(depth);
const seniorities = (rank: readonly HeadingFacts[]): readonly string[] =>
  rank.map(({ heading }) => ranksIn(heading.text)).filter((seniority) => seniority !== '');

/** Headings below one over what is paid name levels again, and say nothing that they ask for: unless no level stands anywhere else. */
const withoutPay = (facts: readonly HeadingFacts[]): readonly HeadingFacts[] => {
  const isOver = ({ text }: Heading): boolean => isAboutPay(text);
  const below = headingsBelow(facts, isOver);
  const others = facts.filter(({ heading }) => !below.has(heading) && !isOver(heading));
  return others.some(({ heading, hasList }) => hasList && names(heading)) ? others : facts;
};

/** What names levels and is none. */
const withoutOthers = (facts: readonly HeadingFacts[]): readonly HeadingFacts[] =>
  withoutMentions(withoutSummaries(withoutRanges(withoutWays(withoutPay(facts)))));

type Guesses = ReadonlyMap<Heading, Guess | null>;
const guessOf = (heading: Heading): Guess | null =>
  heading.guess ?? (heading.names === undefined && isCountedOnly(heading.text) ? 'guessed-level' : null);

/** The headings that name levels: those that are known by words or place, and what stands at their rank. */
const found = (facts: readonly HeadingFacts[], title: string): Guesses => {
  const sure = withoutStrays(facts);
  if (sure.size === 0) return new Map(levelsByRepetition(facts, title).map((heading) => [heading, 'guessed-level']));
  const beside = levelsOfSameRank(facts, (heading) => sure.has(heading));
  return new Map([...[...sure].map((heading) => [heading, guessOf(heading)] as const), ...beside]);
};

type Named = Readonly<{ name: string; isName: boolean; guess: Guess | null; track: string | null }>;

/** Levels of one name in two tracks are two, told apart by their tracks. */
const qualified = (levels: ReadonlyMap<Heading, Named>): ReadonlyMap<Heading, Named> => {
  const tracks = new Map<string, Set<string | null>>();
  for (const { name, track } of levels.values()) tracks.set(name, (tracks.get(name) ?? new Set()).add(track));
  return new Map(
    [...levels].map(([heading, level]) => {
      const { name, track } = level;
      const isShared = (tracks.get(name)?.size ?? 0) > 1 && track !== null;
      return [heading, isShared ? { ...level, name: `${track}: ${name}` } : level];
    }),
  );
};

const namedIn = (levels: Guesses, tracks: ReadonlyMap<Heading, Heading>): Map<Heading, Named> => {
  const all = new Map<Heading, Named>();
  for (const [track, headings] of Map.groupBy(levels.keys(), (heading) => tracks.get(heading)?.text ?? null)) {
    const titles = new Map(headings.map((heading) => [heading, levelTitle(heading.text)]));
    const chosen = new Map<string, string>();
    for (const texts of groupsOf([...new Set(titles.values())]).values())
      for (const text of texts) chosen.set(text, longest(texts));
    for (const [heading, title] of titles) {
      const name = chosen.get(title) ?? title;
      all.set(heading, { name, isName: name === title, guess: levels.get(heading) ?? null, track });
    }
  }
  return all;
};

/**
 * The levels of a page: by words or by their place in a table or data file, and whatever stands at the rank of those. Each is called by
 * the longest of its names, so that a table and the headings below it mean the same levels. `title`: what the page is called.
 */
export const levelsIn = (passages: readonly Passage[], title: string): Levels => {
  const facts = withoutOthers(headingFactsIn(passages));
  const levels = found(facts, title);
  const tracks = tracksIn(facts, (heading) => levels.has(heading));
  const named = qualified(namedIn(levels, tracks));
  const byName = new Map([...named.values()].toReversed().map((level) => [level.name, level]));
  return {
    levelOf: (heading) => named.get(heading)?.name ?? null,
    isName: (heading) => named.get(heading)?.isName === true,
    guessOf: (level) => byName.get(level)?.guess ?? null,
    trackOf: (level) => byName.get(level)?.track ?? null,
    tracks: new Set(tracks.values()),
  };
};
