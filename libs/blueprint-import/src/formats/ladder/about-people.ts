import { isCountedOnly } from '../../words/counted.js';
import { soundsLikeTitle } from '../../words/level-names.js';
import { isAboutCareers, isKnownArea } from './areas.js';
import { saysKind } from './list-context.js';
import type { Listed, Reading } from './reading.js';

/** What the levels or areas of what is listed are called. */
export const namesOf = (listed: readonly Listed[], part: 'level' | 'area'): Set<string> =>
  new Set(listed.flatMap(({ where }) => where[part] ?? []));

/** What the page is called; nothing where it has no title. */
export const titleOf = ({ page, root }: Reading): string =>
  page.title ?? (page.isData === true ? '' : (root?.text ?? ''));

/** The page says by the names of its areas or lists that it is about what people do. */
export const isAboutWork = (listed: readonly Listed[]): boolean =>
  [...namesOf(listed, 'area')].some(isKnownArea) || listed.some(({ passage }) => saysKind(passage));

const MIN_SENTENCE = 12;
/** Data with a sentence for most of the codes of levels, such as "L1" and "IC2". */
const isSaidOfCodes = ({ page }: Reading, listed: readonly Listed[]): boolean => {
  const levels = [...Map.groupBy(listed, ({ where }) => where.level ?? '')];
  const said = levels.filter(([, some]) => some.some(({ passage }) => passage.text.length >= MIN_SENTENCE));
  const areCodes = levels.every(([level]) => /^\p{Lu}{1,3}-?\d{1,2}$/u.test(level));
  return page.isData === true && areCodes && 2 * said.length > levels.length;
};

const FEWEST_NUMBERED = 3;
const USUAL_WORDS = 5;
/** Several numbered levels, each with a list, of which most items are as long as what is asked of people usually is. */
const isSaidInLists = (listed: readonly Listed[]): boolean => {
  const items = listed.filter(({ passage }) => passage.from === null);
  const long = items.filter(({ passage }) => passage.text.split(' ').length >= USUAL_WORDS);
  return (
    namesOf(items, 'level').size >= FEWEST_NUMBERED &&
    items.length >= 2 * FEWEST_NUMBERED &&
    2 * long.length > items.length
  );
};

/** Levels that are nothing but numbers are those of people only where other words of the page say so. */
export const areOfPeople = (reading: Reading, listed: readonly Listed[]): boolean => {
  const levels = [...namesOf(listed, 'level')];
  const areCounted = levels.every((level) => isCountedOnly(level) && !soundsLikeTitle(level));
  const isNumbered = areCounted || levels.every((level) => /^(?:\p{L}+:?[ -]?)?\d{1,2}$/u.test(level));
  const headings = reading.passages.flatMap(({ form, text }) => (form === 'heading' ? [text] : []));
  return (
    !isNumbered ||
    isAboutWork(listed) ||
    isSaidOfCodes(reading, listed) ||
    (!areCounted && isSaidInLists(listed)) ||
    [titleOf(reading), ...headings].some((words) => isAboutCareers(words) || isKnownArea(words))
  );
};
