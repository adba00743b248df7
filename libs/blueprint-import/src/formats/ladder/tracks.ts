import type { Heading } from '../../model/passage.js';
import { levelIdentity, namesProfession } from '../../words/level-names.js';
import { TRACK_WORDS } from '../../words/lists/tracks.js';
import { PROFESSIONS } from '../../words/lists/level-names.js';
import { anyOf, matcher } from '../../words/phrases.js';
import { senioritiesIn } from '../../words/seniority.js';
import type { HeadingFacts } from './heading-facts.js';

const WORDS = matcher(TRACK_WORDS);
const PROFESSION = new RegExp(`(?<!\\p{L})${anyOf(PROFESSIONS)}s?(?!\\p{L})`, 'iu');

const soundsLikeTrack = ({ text }: Heading): boolean =>
  WORDS.test(text) || PROFESSION.test(text) || namesProfession(text);

const seniorityOf = (text: string): string =>
  senioritiesIn(text)
    .map(({ title }) => title)
    .join(' ');

/** Sets that share nothing, neither a level nor a word of rank. */
const areDisjoint = (sets: readonly (readonly string[])[]): boolean => {
  const seen = new Set<string>();
  return sets.every((texts) => {
    const known = new Set(
      texts.flatMap((text) => [levelIdentity(text), seniorityOf(text)]).filter((one) => one !== ''),
    );
    const isNew = [...known].every((one) => !seen.has(one));
    for (const one of known) seen.add(one);
    return isNew;
  });
};

/**
 * The headings that each have a track of their own below them, instead of an area of the same levels: their levels differ, or they
 * are called by professions or as tracks.
 */
const areTracks = (over: ReadonlyMap<Heading, readonly string[]>): boolean => {
  const sets = [...over.values()];
  if (sets.length < 2 || sets.every(({ length }) => length < 2)) return false;
  return areDisjoint(sets) || [...over.keys()].every(soundsLikeTrack);
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
  const levels = facts.filter(({ heading, hasList }) => hasList && isLevel(heading)).map(({ heading }) => heading);
  const paths = new Map(levels.map((level) => [level, above(level)]));
  for (const depth of [...new Set([...paths.values()].flat().map((one) => one.depth))].sort((a, b) => a - b)) {
    const at = new Map(levels.map((level) => [level, paths.get(level)?.find((one) => one.depth === depth)]));
    const over = new Map<Heading, string[]>();
    for (const [level, heading] of at)
      if (heading !== undefined) over.set(heading, [...(over.get(heading) ?? []), level.text]);
    if (areTracks(over))
      return new Map([...at].flatMap(([level, track]) => (track === undefined ? [] : [[level, track]])));
  }
  return new Map();
};
