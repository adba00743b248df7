import type { Heading } from '../../model/passage.js';
import { levelIdentity, namesLevel } from '../../words/level-names.js';
import { ARROW } from '../../words/level-parts.js';
import { ranksIn } from '../../words/seniority.js';
import { type HeadingFacts, headingsBelow } from './heading-facts.js';
import { isNoRequirement } from './page-headings.js';

/** Without ways over several levels, and from one to the next, "IC2 → IC3" and "Junior → Senior", where both are levels themselves. */
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
    return names !== undefined || to === '' || !(others.length === 0 ? areEnds(ends) : levels.length > 1);
  });
};

/** Of levels that have headings of their own. */
const MANY = 3;
/** Without levels that items begin with below the heading of another: "**Staff Engineer** - leads all", below what comes next of a Senior. */
export const withoutMentions = (facts: readonly HeadingFacts[]): readonly HeadingFacts[] => {
  const parents = new Map(facts.map(({ heading, parent }) => [heading, parent]));
  const isTitle = ({ text, isBeginning, names }: Heading): boolean =>
    isBeginning !== true && names === undefined && namesLevel(text);
  const ranks = Map.groupBy(
    facts.filter(({ heading, hasList }) => hasList && isTitle(heading)),
    ({ heading }) => heading.depth,
  );
  const isBelowLevel = (heading: Heading | null): boolean =>
    heading !== null &&
    ((isTitle(heading) && (ranks.get(heading.depth)?.length ?? 0) >= MANY) ||
      isBelowLevel(parents.get(heading) ?? null));
  return facts.filter(({ heading, parent }) => heading.isBeginning !== true || !isBelowLevel(parent));
};

/** Without levels below a heading over what no level asks for, "TL;DR", where they have headings elsewhere. */
export const withoutSummaries = (facts: readonly HeadingFacts[]): readonly HeadingFacts[] => {
  const under = headingsBelow(facts, ({ text }) => isNoRequirement(text));
  const isLevel = ({ heading, hasList }: HeadingFacts): boolean =>
    hasList && heading.names === undefined && namesLevel(heading.text);
  const others = facts.filter((one) => !under.has(one.heading) && isLevel(one));
  return others.length < MANY ? facts : facts.filter(({ heading }) => !under.has(heading) || !namesLevel(heading.text));
};

const RANGE = /^(\p{L}+)-?(\d{1,2})\s?[–-]\s?\p{L}*-?(\d{1,2})(?::.*)?$/u;
/** Without codes of several levels at once, "IC1-IC3", where these are levels themselves. */
export const withoutRanges = (facts: readonly HeadingFacts[]): readonly HeadingFacts[] => {
  const codes = new Set(facts.map(({ heading }) => levelIdentity(heading.text)));
  return facts.filter(({ heading: { text } }) => {
    const [, letters = '', first = '', last = ''] = RANGE.exec(text.replace(/[:\s]+$/u, '')) ?? [];
    return letters === '' || ![first, last].every((number) => codes.has(`${letters.toLowerCase()}${number}`));
  });
};
