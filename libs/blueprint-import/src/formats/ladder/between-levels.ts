import { levelIdentity, namesLevel } from '../../words/level-names.js';
import { ARROW } from '../../words/level-parts.js';
import { senioritiesIn } from '../../words/seniority.js';
import type { HeadingFacts } from './heading-facts.js';

const ranksIn = (text: string): string =>
  senioritiesIn(text)
    .map(({ title }) => title)
    .join(' ');

/** Without ways from one level to the next, "IC2 → IC3" and "Junior → Senior", where both are levels themselves. */
export const withoutWays = (facts: readonly HeadingFacts[]): readonly HeadingFacts[] => {
  const levels = facts.filter(({ heading: { text } }) => !ARROW.test(text) && namesLevel(text));
  const identities = new Set(levels.map(({ heading }) => levelIdentity(heading.text)));
  const ranks = new Set(levels.map(({ heading }) => ranksIn(heading.text)).filter((rank) => rank !== ''));
  const isLevel = (end: string): boolean => identities.has(levelIdentity(end)) || ranks.has(ranksIn(end));
  const areEnds = (ends: readonly string[]): boolean =>
    ends.some(isLevel) && ends.every((end) => isLevel(end) || ranksIn(end) !== '');
  return facts.filter(({ heading: { names, text } }) => {
    const [from = '', to = '', ...others] = text.split(ARROW);
    const ends = [from, to.split(/\s*:\s/u)[0] ?? ''];
    return names !== undefined || to === '' || others.length > 0 || !areEnds(ends);
  });
};

const RANGE = /^(\p{L}+)-?(\d{1,2})\s?[–-]\s?\p{L}*-?(\d{1,2})$/u;
/** Codes of several levels at once, "IC1-IC3", where these are levels themselves. */
export const rangesAmong = (facts: readonly HeadingFacts[]): readonly HeadingFacts[] => {
  const codes = new Set(facts.map(({ heading }) => levelIdentity(heading.text)));
  return facts.filter(({ heading: { text } }) => {
    const [, letters = '', first = '', last = ''] = RANGE.exec(text.trim()) ?? [];
    return letters !== '' && [first, last].every((number) => codes.has(`${letters.toLowerCase()}${number}`));
  });
};
