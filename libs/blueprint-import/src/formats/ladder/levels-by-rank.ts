import type { Heading } from '../../model/passage.js';
import { isPlainOf, isSaid, levelIdentity, soundsLikeTitle } from '../../words/level-names.js';
import { listKindOf } from '../../words/list-kinds.js';
import { isAboutCareers, isKnownArea } from './areas.js';
import { byRank, type HeadingFacts } from './heading-facts.js';
import { isNoRequirement, isStructure } from './page-headings.js';

const LONGEST_TITLE = 80;
/** Of a heading that only stands between levels. */
const MAX_BETWEEN = 4;

const canBeLevel = ({ heading: { text, names }, hasList }: HeadingFacts): boolean =>
  names === undefined &&
  hasList &&
  text.length <= LONGEST_TITLE &&
  listKindOf(text) === null &&
  !isNoRequirement(text) &&
  !isStructure(text);

const shareOf = (some: ReadonlySet<string>, others: ReadonlySet<string>): number =>
  some.size === 0 ? 0 : [...some].filter((one) => others.has(one)).length / some.size;

/** "Senior Engineer" of "Senior Engineer: how to get there", which is about a level that has a heading of its own. */
const isAboutOneOf = (text: string, identities: ReadonlySet<string>): boolean =>
  text.split(/\s*[:|–—]\s*|\s-\s/u).some((part, _, all) => all.length > 1 && identities.has(levelIdentity(part)));

type Levels = ReadonlySet<HeadingFacts>;

const isLevelAmong =
  (sure: Levels) =>
  (facts: HeadingFacts): boolean => {
    const { heading, order, children } = facts;
    const { text } = heading;
    if (!canBeLevel(facts) || isAboutOneOf(text, new Set([...sure].map((one) => levelIdentity(one.heading.text)))))
      return false;
    if (soundsLikeTitle(text)) return true;
    if (isSaid(text) || isKnownArea(text)) return false;
    const orders = [...sure].map((one) => one.order);
    const isBetween = order > Math.min(...orders) && order < Math.max(...orders);
    const parts = new Set([...sure].flatMap((one) => [...one.children]));
    return (isBetween && text.split(' ').length <= MAX_BETWEEN) || shareOf(children, parts) >= 0.5;
  };

/** Headings of the rank of levels that are known by their words: true where that is a guess. */
export const levelsOfSameRank = (
  facts: readonly HeadingFacts[],
  isSure: (heading: Heading) => boolean,
): ReadonlyMap<Heading, boolean> => {
  const found = new Map<Heading, boolean>();
  for (const rank of byRank(facts)) {
    const sure = new Set(rank.filter(({ heading }) => isSure(heading)));
    if (sure.size === 0) continue;
    for (const { heading } of rank.filter((one) => !sure.has(one) && isLevelAmong(sure)(one)))
      found.set(heading, ![...sure].some((one) => isPlainOf(heading.text, one.heading.text)));
  }
  return found;
};

const areasAmong = (texts: Iterable<string>): number => [...texts].filter(isKnownArea).length;

/** The words that most of the headings have below them. */
const repeated = (rank: readonly HeadingFacts[]): ReadonlySet<string> => {
  const counts = new Map<string, number>();
  for (const { children } of rank) for (const child of children) counts.set(child, (counts.get(child) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => 2 * count > rank.length && count >= 2).map(([child]) => child));
};

/**
 * Levels of which no word is known: headings of one rank over the same headings each, in a page that is about careers by its title.
 * What is known by its words as areas, above or below, tells which of both are the levels.
 */
export const levelsByRepetition = (facts: readonly HeadingFacts[], title: string): readonly Heading[] => {
  if (!isAboutCareers(title)) return [];
  for (const rank of byRank(facts)) {
    const sure = rank.filter((one) => canBeLevel(one) && !isSaid(one.heading.text));
    const below = repeated(sure);
    if (sure.length < 2 || below.size < 2) continue;
    const [above, within] = [areasAmong(sure.map(({ heading }) => heading.text)), areasAmong(below)];
    if (within >= 2 && above === 0) return sure.map(({ heading }) => heading);
  }
  return [];
};
