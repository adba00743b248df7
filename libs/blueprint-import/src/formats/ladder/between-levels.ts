import { levelIdentity } from '../../words/level-names.js';
import { ARROW } from '../../words/level-parts.js';
import type { HeadingFacts } from './heading-facts.js';

/** Without ways from one level to the next, "IC2 → IC3", where both are levels themselves. */
export const withoutWays = (facts: readonly HeadingFacts[]): readonly HeadingFacts[] => {
  const all = new Set(facts.map(({ heading }) => levelIdentity(heading.text)));
  return facts.filter(({ heading: { names: named, text } }) => {
    const [from = '', to = '', ...others] = text.split(ARROW);
    const ends = [from, to.split(/\s*:\s/u)[0] ?? ''];
    const isWay = to !== '' && others.length === 0 && ends.every((end) => all.has(levelIdentity(end)));
    return named !== undefined || !isWay;
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
