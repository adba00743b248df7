import type { Heading, Passage } from '../../model/passage.js';
import { levelIdentity, namesLevel, professionIn } from '../../words/level-names.js';
import { senioritiesIn } from '../../words/seniority.js';

/** The level that a heading names, in the words that the document uses for it; null where it names none. */
export type LevelOf = (heading: Heading) => string | null;

/** Whatever a table or a data file says that it is: each item would be keyed by it. */
export const MAX_NAME = 300;

const headingsIn = (passages: readonly Passage[]): Heading[] =>
  passages.flatMap(({ form, context, children }) => [
    ...(form === 'heading' || context.path.length > 0 ? context.path : []),
    ...headingsIn(children),
  ]);

const names = ({ names: named, text }: Heading): boolean =>
  named === 'level' ? text.length <= MAX_NAME : named === undefined && namesLevel(text);

/** "Programmer", at the depth of "Senior Programmer", is a level below it. */
const isBetween = (levels: readonly Heading[]): ((heading: Heading) => boolean) => {
  const professions = new Set(levels.map(({ depth, text }) => `${String(depth)} ${professionIn(text) ?? ''}`));
  return ({ depth, text, names: named }) => {
    const profession = named === undefined ? professionIn(text) : null;
    const isWhole = profession !== null && profession === levelIdentity(text);
    return isWhole && professions.has(`${String(depth)} ${profession}`);
  };
};

/** "Senior" of "Senior" and of "Senior Engineer": the first where the second is the only level of that seniority. */
const seniorityOf = (text: string): string =>
  senioritiesIn(text)
    .map(({ title }) => title)
    .join(' ');

const longest = (texts: readonly string[]): string =>
  texts.reduce((best, text) => (text.length > best.length ? text : best), '');

/** Every way in which the document names each level, by the first of them. */
const groupsOf = (texts: readonly string[]): Map<string, string[]> => {
  const groups = Map.groupBy(texts, levelIdentity);
  const bySeniority = Map.groupBy(groups.keys(), seniorityOf);
  for (const [seniority, identities] of bySeniority) {
    const short = identities.find((identity) => identity === seniority.toLowerCase());
    const [only, ...others] = identities.filter((identity) => identity !== short);
    if (short === undefined || only === undefined || others.length > 0) continue;
    groups.set(only, [...(groups.get(only) ?? []), ...(groups.get(short) ?? [])]);
    groups.delete(short);
  }
  return groups;
};

/** The levels of a page, each by the longest of its names, so that a table and the headings below it mean the same levels. */
export const levelsIn = (passages: readonly Passage[]): LevelOf => {
  const headings = [...new Set(headingsIn(passages))];
  const sure = headings.filter(names);
  const between = isBetween(sure);
  const levels = headings.filter((heading) => names(heading) || between(heading));
  const chosen = new Map<string, string>();
  for (const texts of groupsOf([...new Set(levels.map(({ text }) => text))]).values())
    for (const text of texts) chosen.set(text, longest(texts));
  const levelHeadings = new Set(levels);
  return (heading) => (levelHeadings.has(heading) ? (chosen.get(heading.text) ?? heading.text) : null);
};
