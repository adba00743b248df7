import type { Heading } from '../../model/passage.js';
import { levelIdentity, namesProfession, plainTitle } from '../../words/level-names.js';
import { TRACK_WORDS } from '../../words/lists/tracks.js';
import { PROFESSIONS } from '../../words/lists/level-names.js';
import { anyOf, atEnd, matcher } from '../../words/phrases.js';
import { listKindOf } from '../../words/list-kinds.js';
import { ranksIn } from '../../words/seniority.js';
import { headingWords } from '../reading/headings.js';
import { isKnownArea } from './areas.js';
import { isNoRequirement, isStructure } from './page-headings.js';
import type { HeadingFacts } from './heading-facts.js';

const WORDS = matcher(TRACK_WORDS);
const PROFESSION = new RegExp(`(?<!\\p{L})${anyOf(PROFESSIONS)}s?(?!\\p{L})`, 'iu');
const PROFESSION_ENDS = new RegExp(atEnd(`(?<!\\p{L})${anyOf(PROFESSIONS)}s?`), 'iu');

const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
/** Words that all headings have tell none of them from another. */
const withoutShared = ([first, ...others]: readonly Heading[]): ((text: string) => string) => {
  const sets = others.map(({ text }) => new Set(wordsOf(text)));
  const shared = new Set(wordsOf(first?.text ?? '').filter((word) => sets.every((set) => set.has(word))));
  return (text) =>
    wordsOf(text)
      .filter((word) => !shared.has(word))
      .join(' ');
};
/** True of "Levels of our engineers" and "Levels of our designers", not of the parts of one "Engineer matrix". */
const soundLikeTracksEach = (over: readonly Heading[]): boolean => {
  const own = withoutShared(over);
  return over.every(({ text }) => WORDS.test(text) || PROFESSION.test(own(text)) || namesProfession(text));
};
/** Not "Developer experience". */
const isCalledTrack = ({ text }: Heading): boolean => WORDS.test(text) || PROFESSION_ENDS.test(headingWords(text));

/** By their words: all are called as tracks are, or as many as not and none as an area. */
const soundLikeTracks = (over: readonly Heading[]): boolean => {
  if (soundLikeTracksEach(over)) return true;
  const called = over.filter(isCalledTrack);
  return 2 * called.length >= over.length && over.every((one) => called.includes(one) || !isKnownArea(one.text));
};

const couldBeArea = (words: string): boolean =>
  listKindOf(words) === null && !isNoRequirement(words) && !isStructure(words);

/**
 * By what stands below them: the same levels have the same areas again. Below areas, a level has only what is of its area.
 */
const repeatAreas = (over: ReadonlyMap<Heading, readonly HeadingFacts[]>): boolean => {
  const byLevel = Map.groupBy(
    [...over.values()].flatMap((levels) =>
      [...Map.groupBy(levels, ({ heading }) => levelIdentity(heading.text))].map(([level, facts]) => {
        const areas = facts.flatMap(({ children }) => [...children]).filter(couldBeArea);
        return { level, areas };
      }),
    ),
    ({ level }) => level,
  );
  const shared = [...byLevel.values()].filter(({ length }) => length >= 2);
  const repeated = shared.filter((tracks) => {
    const areas = tracks.flatMap((track) => [...new Set(track.areas)]);
    return new Set(areas).size < areas.length;
  });
  // One name alone, such as that of a column, divides nothing.
  const names = new Set([...byLevel.values()].flatMap((tracks) => tracks.flatMap(({ areas }) => areas)));
  return names.size > 1 && repeated.length > 0 && 2 * repeated.length >= shared.length;
};

/** Sets that share nothing, neither a level nor a word of rank. */
const areDisjoint = (sets: readonly (readonly string[])[]): boolean => {
  const seen = new Set<string>();
  return sets.every((texts) => {
    const known = new Set(texts.flatMap((text) => [levelIdentity(text), ranksIn(text)]).filter((one) => one !== ''));
    const isNew = [...known].every((one) => !seen.has(one));
    for (const one of known) seen.add(one);
    return isNew;
  });
};

/**
 * The headings that each have a track of their own below them, instead of an area of the same levels: their levels differ, or have
 * the same areas again, or they are called by professions or as tracks.
 */
const areTracks = (over: ReadonlyMap<Heading, readonly HeadingFacts[]>): boolean => {
  const sets = [...over.values()].map((facts) => facts.map(({ heading }) => heading.text));
  if (sets.length < 2 || sets.every(({ length }) => length < 2)) return false;
  const areNamed = [...over.keys()].some(({ names }) => names === 'area');
  return areDisjoint(sets) || soundLikeTracks([...over.keys()]) || (!areNamed && repeatAreas(over));
};

type Over = ReadonlyMap<Heading, readonly HeadingFacts[]>;
/** Without areas beside tracks, as an appendix adds to the levels of the tracks, and without what says no more than that there is a list. */
const withoutAdded = (all: Over): Over => {
  const over = new Map([...all].filter(([{ text }]) => listKindOf(text) === null));
  const others = [...over].filter(([{ names }]) => names !== 'area');
  return others.length === 0 ? over : new Map(others);
};
/** Without what only tells the levels of several tracks at once, before or after them: "Quick reference". */
const withoutOverviews = (over: Over): Over => {
  const tracks = [...over].filter(([heading]) => isCalledTrack(heading));
  const titles = tracks.map(([, levels]) => levels.map(({ heading }) => heading.text));
  if (tracks.length < 2 || tracks.length === over.size || !areDisjoint(titles)) return over;
  const known = new Set(tracks.flatMap(([, levels]) => levels.map(({ heading }) => levelIdentity(heading.text))));
  const tells = ({ heading }: HeadingFacts): boolean => known.has(levelIdentity(heading.text));
  return new Map([...over].filter(([heading, levels]) => isCalledTrack(heading) || !levels.every(tells)));
};

/** Each counts its levels anew, and calls them otherwise: "Level 1: Junior Tester" below one, "Level 1: Junior Analyst" below the other. */
const shareCodesAlone = (over: Over): boolean => {
  const levels = [...over.values()].flatMap((facts) => facts.map(({ heading }) => heading.text));
  const byCode = [...Map.groupBy(new Set(levels), levelIdentity).values()];
  const shared = byCode.filter(({ length }) => length > 1);
  const titles = shared.map((texts) => new Set(texts.map((text) => plainTitle(text).toLowerCase())));
  const areAllNamed = titles.every((names, at) => !names.has('') && names.size === shared[at]?.length);
  return over.size > 1 && shared.length > 1 && areAllNamed && soundLikeTracksEach([...over.keys()]);
};

/** Levels below an area beside the tracks are those of the same name in one of these. */
const trackOfEach = (
  at: ReadonlyMap<HeadingFacts, Heading | undefined>,
  tracks: ReadonlyMap<Heading, readonly HeadingFacts[]>,
): ReadonlyMap<Heading, Heading> => {
  const byLevel = new Map(
    [...tracks]
      .toReversed()
      .flatMap(([track, facts]) => facts.map(({ heading }) => [levelIdentity(heading.text), track])),
  );
  return new Map(
    [...at].flatMap(([{ heading }, over]) => {
      const track = over !== undefined && tracks.has(over) ? over : byLevel.get(levelIdentity(heading.text));
      return over === undefined || track === undefined ? [] : [[heading, track]];
    }),
  );
};

/** The heading of the track of each level; none where the page has one track. */
export const tracksIn = (
  facts: readonly HeadingFacts[],
  isLevel: (heading: Heading) => boolean,
): ReadonlyMap<Heading, Heading> => {
  const parents = new Map(facts.map(({ heading, parent }) => [heading, parent]));
  const above = (heading: Heading): Heading[] => {
    const parent = parents.get(heading) ?? null;
    return parent === null || isLevel(parent) ? [] : [...above(parent), parent];
  };
  const levels = facts.filter(({ heading, hasList }) => hasList && isLevel(heading));
  const paths = new Map(levels.map((level) => [level, above(level.heading)]));
  const depths = [...new Set([...paths.values()].flat().map((one) => one.depth))].sort((a, b) => a - b);
  const ranks = depths.map((depth) => {
    const at = new Map(levels.map((level) => [level, paths.get(level)?.find((one) => one.depth === depth)]));
    const over = new Map<Heading, HeadingFacts[]>();
    for (const [level, heading] of at)
      if (heading !== undefined) over.set(heading, [...(over.get(heading) ?? []), level]);
    return { at, tracks: withoutOverviews(withoutAdded(over)) };
  });
  const first = ranks.findIndex(({ tracks }) => areTracks(tracks));
  const finer = ranks.slice(first + 1).find(({ tracks }) => shareCodesAlone(tracks));
  const found = first === -1 ? undefined : (finer ?? ranks[first]);
  return found === undefined ? new Map() : trackOfEach(found.at, found.tracks);
};
