import type { Guess } from '../../model/page.js';
import type { Heading } from '../../model/passage.js';
import {
  codeInFront,
  isPlainOfAny,
  isSaid,
  levelIdentity,
  namesLevel,
  namesProfession,
  namesSomebody,
  soundsLikeTitle,
} from '../../words/level-names.js';
import { listKindOf } from '../../words/list-kinds.js';
import { levelsAmong, titlesInSeries } from '../../words/scale.js';
import { isAboutCareers, isKnownArea } from './areas.js';
import { type Observation, weigh } from './evidence.js';
import { byRank, type HeadingFacts } from './heading-facts.js';
import { headingWords } from '../reading/headings.js';
import { isKind } from '../tables/headings.js';
import { isNoRequirement, isStructure, isThings } from './page-headings.js';

const LONGEST_TITLE = 80;
/** Of a name; what is longer is rather a sentence. */
const MAX_NAME_WORDS = 4;
const FEW_WORDS = 2;
/** Of the headings below it. */
const ALIKE = 0.5;

const canBeLevel = ({ heading: { text, names }, hasList }: HeadingFacts): boolean =>
  names === undefined &&
  hasList &&
  text.length <= LONGEST_TITLE &&
  listKindOf(text) === null &&
  !isNoRequirement(text) &&
  !isStructure(text);

const shareOf = (some: ReadonlySet<string>, others: ReadonlySet<string>): number =>
  some.size === 0 ? 0 : [...some].filter((one) => others.has(one)).length / some.size;

/** The parts of a title: "Senior Engineer: how to get there" is about a level that has a heading of its own. */
const partsOf = (text: string): readonly string[] => text.split(/\s*[:|–—]\s*|\s-\s/u);

/** Of levels beside which one that is unknown is hardly anything else. */
const MANY = 3;
/** What is known of the levels of a rank. */
type Sure = Readonly<{
  titles: readonly string[];
  identities: ReadonlySet<string>;
  first: number;
  last: number;
  parts: ReadonlySet<string>;
  /** Of its rank, whether all others over lists are levels. */
  areAllOthers: boolean;
}>;
/** Lines over lists that several levels have divide these as headings do. */
const sharedLabels = (known: readonly HeadingFacts[]): readonly string[] => {
  const all = known.flatMap(({ labels }) => [...labels]);
  return all.filter((label, at) => all.indexOf(label) !== at);
};
const sureOf = (known: readonly HeadingFacts[], rank: readonly HeadingFacts[]): Sure => ({
  areAllOthers: known.length >= MANY && rank.filter(canBeLevel).length === known.length + 1,
  titles: known.map(({ heading }) => heading.text),
  identities: new Set(known.map(({ heading }) => levelIdentity(heading.text))),
  first: Math.min(...known.map(({ order }) => order)),
  last: Math.max(...known.map(({ order }) => order)),
  parts: new Set([...known.flatMap(({ children }) => [...children]), ...sharedLabels(known)]),
});

const isParted = (text: string, sure: Sure): boolean => {
  const parts = partsOf(text);
  return parts.length > 1 && parts.some((part) => sure.identities.has(levelIdentity(part)));
};

/** So much has to speak for a heading of which no word is known. */
const ENOUGH = 3;
/**
 * What speaks for a heading at the rank of levels being one of them, and what against it. Its words and what stands below it count
 * more than where it stands; none of them decides alone.
 */
const evidenceFor = (facts: HeadingFacts, sure: Sure): number => {
  const { text } = facts.heading;
  const isCalled = soundsLikeTitle(text) || hasCodeOf(text, sure);
  return weigh([
    [isCalled || namesSomebody(text), 3],
    ...placeOf(facts, sure),
    ...(isCalled ? [] : againstWords(text)),
  ]);
};
/** Where it stands, and what stands below it. */
const placeOf = (facts: HeadingFacts, sure: Sure): readonly Observation[] => {
  const { heading, order, children, labels } = facts;
  const parts = new Set([...children, ...[...labels].filter((label) => sure.parts.has(label))]);
  return [
    [shareOf(parts, sure.parts) >= ALIKE, 3],
    [order > sure.first && order < sure.last, 3],
    [parts.size + sure.parts.size === 0 && sure.titles.length >= 2, 2],
    [parts.size === 0 && sure.parts.size >= 2, -3],
    [order > sure.last && sure.areAllOthers, 1],
    [headingWords(heading.text).split(' ').length <= FEW_WORDS, 1],
  ];
};
/** What its words say of something else, where they are no title. */
const againstWords = (text: string): readonly Observation[] => {
  const words = headingWords(text).split(' ');
  return [
    [words.length > MAX_NAME_WORDS, -2],
    [isThings(words.at(-1) ?? ''), -2],
    [isKnownArea(text), -6],
    [isSaid(text), -6],
  ];
};

const isLevelBeside = (facts: HeadingFacts, sure: Sure): boolean =>
  canBeLevel(facts) && !isParted(facts.heading.text, sure) && evidenceFor(facts, sure) >= ENOUGH;
/** It begins with a code of the same letters as theirs. */
const hasCodeOf = (text: string, { titles }: Sure): boolean => {
  const letters = codeInFront(text);
  return letters !== null && titles.some((title) => codeInFront(title) === letters);
};

/** Headings of the rank of levels that are known by their words; a guess, unless it is the plain title of one of them. */
export const levelsOfSameRank = (
  facts: readonly HeadingFacts[],
  isSure: (heading: Heading) => boolean,
): ReadonlyMap<Heading, Guess | null> => {
  const found = new Map<Heading, Guess | null>();
  for (const rank of byRank(facts)) {
    const known = rank.filter(({ heading }) => isSure(heading));
    const sure = sureOf(known, rank);
    if (known.length === 0) continue;
    for (const one of rank.filter(({ heading }) => !isSure(heading)))
      if (isLevelBeside(one, sure))
        found.set(one.heading, isPlainOfAny(one.heading.text, sure.titles) ? null : 'guessed-level');
  }
  return found;
};

/** Headings of one rank that are words of a scale of skills, half of them at least, and below no level. */
export const levelsOfScale = (facts: readonly HeadingFacts[]): ReadonlySet<Heading> => {
  const parents = new Map(facts.map(({ heading, parent }) => [heading, parent]));
  const isBelowLevel = (heading: Heading | null): boolean =>
    heading !== null && (namesLevel(heading.text) || isBelowLevel(parents.get(heading) ?? null));
  const ranks = byRank(facts.filter(({ heading, hasList }) => hasList && heading.names === undefined));
  const found = ranks.flatMap((rank) => {
    const texts = rank.map(({ heading }) => heading.text);
    const [isLevel, titleOf] = [levelsAmong(texts), titlesInSeries(texts)];
    const known = rank.filter(({ heading: { text } }) => isLevel(text) || titleOf(text) !== text);
    return 2 * known.length >= rank.length && !isBelowLevel(rank[0]?.parent ?? null) ? known : [];
  });
  return new Set(found.map(({ heading }) => heading));
};

const areasAmong = (texts: Iterable<string>): number => [...texts].filter(isKnownArea).length;

/** The words that most of the headings have below them. */
const repeated = (rank: readonly HeadingFacts[]): ReadonlySet<string> => {
  const counts = new Map<string, number>();
  for (const { children, labels } of rank)
    for (const child of new Set([...children, ...labels])) counts.set(child, (counts.get(child) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => 2 * count > rank.length && count >= 2).map(([child]) => child));
};

/** So much has to speak for a rank of which no word is known. */
const ENOUGH_OF_RANK = 5;
/** Of the sizes of what stands below them. */
const BALANCED = 4;
/** What a level is paid may stand beside its name. */
const SUM = /[$€£¥₩₹]\s*\W{0,2}\d|\d\s*[km]?\s*[$€£¥₩₹]/iu;
const NUMBER = /^(\d{1,2})[.):]/u;
const areNumbered = (rank: readonly HeadingFacts[]): boolean =>
  rank.every(({ heading }, at) => NUMBER.exec(heading.text)?.[1] === String(at + 1));
const lastWord = (text: string): string => headingWords(text).split(' ').at(-1) ?? '';
/** True of words over a list of what people have to do or to be. */
const isAsked = (words: string): boolean => isKind(words) && listKindOf(words) !== 'resource';
/** What speaks for a rank of headings, none of which is known, being the levels of a page about careers. */
const evidenceForRank = (rank: readonly HeadingFacts[], title: string): number => {
  const below = repeated(rank);
  const within = areasAmong(below);
  const sizes = rank.map(({ size }) => size);
  const people = rank.filter(({ heading }) => namesSomebody(heading.text)).length;
  return weigh([
    [!isAboutCareers(title), -3],
    [2 * people >= rank.length, 2],
    [[...below].filter(isAsked).length >= 2, 2],
    [below.size >= 2, 4],
    [within >= 1, 1],
    [within >= 2, 1],
    [Math.max(...sizes) <= BALANCED * Math.min(...sizes), 1],
    [2 * rank.filter(({ heading }) => SUM.test(heading.text)).length > rank.length, 4],
    [areNumbered(rank), 1],
    [rank.every(({ children, labels }) => children.size + labels.size === 0), 1],
    [areasAmong(rank.map(({ heading }) => heading.text)) > 0, -6],
    [rank.some(({ heading: { text } }) => !namesProfession(text) && isThings(lastWord(text))), -2],
  ]);
};

/** Of the areas that have the same names below them, and of these names. */
const [FEWEST_AREAS, FEWEST_LEVELS] = [2, 3];
const wordsOf = ({ heading }: HeadingFacts): string => headingWords(heading.text);
/** Headings of which no word is known, in a page about careers: the same below each of several areas, most of which are known. */
const levelsInAreas = (facts: readonly HeadingFacts[], title: string): readonly Heading[] => {
  if (!isAboutCareers(title)) return [];
  const could = facts.filter((one) => canBeLevel(one) && one.parent !== null && !isSaid(one.heading.text));
  const byWords = Map.groupBy(could, wordsOf);
  const isShared = (one: HeadingFacts): boolean =>
    new Set(byWords.get(wordsOf(one))?.map(({ parent }) => parent)).size >= FEWEST_AREAS;
  const ranks = byRank(could).filter((rank) => 2 * rank.filter(isShared).length > rank.length);
  const levels = ranks.flat();
  const names = new Set(levels.map(wordsOf));
  const areas = ranks.map(([one]) => one?.parent?.text ?? '');
  const areOthers = levels.every(
    ({ heading: { text } }) => !isKnownArea(text) && (namesProfession(text) || !isThings(lastWord(text))),
  );
  const areWithin = areas.length >= FEWEST_AREAS && 2 * areasAmong(areas) >= areas.length;
  return names.size >= FEWEST_LEVELS && areWithin && areOthers ? levels.map(({ heading }) => heading) : [];
};

/**
 * Levels of which no word is known: headings of one rank over the same headings each, in a page that is about careers by its title; the
 * rank for which most speaks.
 */
export const levelsByRepetition = (facts: readonly HeadingFacts[], title: string): readonly Heading[] => {
  const inAreas = levelsInAreas(facts, title);
  if (inAreas.length > 0) return inAreas;
  const ranks = byRank(facts)
    .map((rank) => rank.filter((one) => canBeLevel(one) && !isSaid(one.heading.text)))
    .filter(({ length }) => length >= 2)
    .map((rank) => ({ rank, evidence: evidenceForRank(rank, title) }))
    .filter(({ evidence }) => evidence >= ENOUGH_OF_RANK)
    .sort((a, b) => b.evidence - a.evidence);
  const rank = ranks[0]?.rank ?? [];
  const below = repeated(rank);
  const hasNone = ({ children, labels }: HeadingFacts): boolean =>
    below.size >= 2 && ![...children, ...labels].some((words) => below.has(words));
  return rank.filter((one) => !hasNone(one)).map(({ heading }) => heading);
};
