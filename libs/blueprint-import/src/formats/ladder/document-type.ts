import { assemble } from '../reading/assemble.js';
import type { Page, Place } from '../../model/page.js';
import type { Heading, Unit } from '../../model/passage.js';
import type { Rule } from '../reading/draft.js';
import { labelled } from '../reading/phrase.js';
import { unitsOf, withChildren } from '../reading/passages.js';
import type { Fact, Role } from '../../model/inspection.js';
import { keyGiver } from '../../text/keys.js';
import type { Family, Read } from '../document-type.js';
import { levelInTitle, namesLevel, namesProfession } from '../../words/level-names.js';
import { promote } from '../reading/infer-headings.js';
import { isAboutCareers, isKnownArea } from './areas.js';
import { unrollLines } from './labelled-lines.js';
import { levelsIn } from './levels.js';
import { unrollMatrices } from '../tables/matrix.js';
import { structureOver } from './headings-over-levels.js';
import { isOfLadder, ladderRule } from './ladder-rule.js';
import { type Outline, saysKind, type Where, whereOf } from './list-context.js';

/** The heading above all others, if it is the only one of its depth, or what the page is called: it names the page. */
const rootOf = (units: readonly Unit[], title: string | null): Heading | null => {
  const headings = units.flatMap(({ form, standing }) => (form === 'heading' ? standing.path.slice(-1) : []));
  const top = Math.min(...headings.map(({ depth }) => depth));
  const [first, ...others] = headings.filter(({ depth }) => depth === top);
  if (first === undefined || first !== headings[0]) return null;
  return others.length === 0 || first.text === title ? first : null;
};

type Reading = Outline &
  Readonly<{ page: Page; units: readonly Unit[]; merged: ReadonlySet<Place>; root: Heading | null }>;
type Listed = Readonly<{ unit: Unit; where: Where }>;

const readingOf = (page: Page, blocks = page.blocks): Reading => {
  const merged = new Set<Place>();
  const units = unitsOf(unrollMatrices(promote(blocks), merged), () => true);
  const root = rootOf(units, page.title);
  const levelOf = levelsIn(units);
  const structure = new Set([...structureOver(units, levelOf), ...(root === null ? [] : [root])]);
  return { page, units, merged, root, structure, levelOf };
};

const listedIn = ({ units, structure, levelOf }: Reading): Listed[] =>
  units
    .filter(({ standing }) => !standing.furniture)
    .flatMap(withChildren)
    .map((unit) => ({ unit, where: whereOf(unit, { structure, levelOf }) }))
    .filter(({ unit, where }) => isOfLadder(unit, where));

const namesOf = (listed: readonly Listed[], part: 'level' | 'area'): Set<string> =>
  new Set(listed.flatMap(({ where }) => where[part] ?? []));

/** Areas have keys of their own before any item has: those that differ in a sign only, such as C++ and C#, are two. */
const keysOf = (areas: ReadonlySet<string>): Map<string, string> => {
  const keyOf = keyGiver();
  return new Map([...areas].map((area) => [area, keyOf(`area ${area}`, 'area')]));
};

const inferred = (value: string | null): Fact | null => (value === null ? null : { value, basis: 'inferred' });

const roleOf = (title: string, level: string | null): Role => ({
  title: title === '' ? null : { value: title, basis: 'stated' },
  level: inferred(level),
  track: null,
  department: null,
  horizon: null,
  reportsTo: null,
});

const titleOf = ({ page, root }: Reading): string => page.title ?? (page.isData === true ? '' : (root?.text ?? ''));

/** The value of a data file that says what it is called. */
const orTitle =
  (rule: Rule, title: string): Rule =>
  (unit) => {
    const found = rule(unit);
    return found === 'prose' && title !== '' && labelled(unit.head).text === title ? 'role' : found;
  };

const readAs = (reading: Reading, listed: readonly Listed[], isSeveral: boolean): Read | null => {
  const { page, units, structure, merged, levelOf } = reading;
  const areas = keysOf(namesOf(listed, 'area'));
  const levels = namesOf(listed, 'level');
  const rule = ladderRule({ structure, levelOf, areas, levels, isSeveral, merged });
  const title = titleOf(reading);
  const account = assemble(units, { rule: page.isData === true ? orTitle(rule, title) : rule, locate: page.locate });
  return { role: roleOf(title, isSeveral ? null : levelInTitle(title)), ...account };
};

/** The page says by the names of its areas or lists that it is about what people do. */
const isAboutWork = (listed: readonly Listed[]): boolean =>
  [...namesOf(listed, 'area')].some(isKnownArea) || listed.some(({ unit }) => saysKind(unit));

/** Levels that are nothing but numbers are those of people only where other words of the page say so. */
const areOfPeople = (reading: Reading, listed: readonly Listed[]): boolean => {
  const isNumbered = [...namesOf(listed, 'level')].every((level) => /^(?:\p{L}+:?[ -]?)?\d{1,2}$/u.test(level));
  const headings = reading.units.flatMap(({ form, text }) => (form === 'heading' ? [text] : []));
  return (
    !isNumbered ||
    isAboutWork(listed) ||
    [titleOf(reading), ...headings].some((words) => isAboutCareers(words) || isKnownArea(words))
  );
};

/** One level is enough where it has several areas, and the page is not named by it. */
const isOneHeading = (reading: Reading, listed: readonly Listed[]): boolean => {
  const isOwn = reading.root !== null && reading.levelOf(reading.root) !== null;
  const isAmong = !isOwn && !namesLevel(titleOf(reading));
  return isAmong && namesOf(listed, 'area').size >= 2 && isAboutWork(listed);
};

const readSeveral = (page: Page): Read | null => {
  const reading = readingOf(page, page.isData === true ? page.blocks : unrollLines(page.blocks));
  const listed = listedIn(reading).filter(({ where }) => where.level !== null);
  const { size } = namesOf(listed, 'level');
  const isWhole = size >= 2 ? areOfPeople(reading, listed) : size === 1 && isOneHeading(reading, listed);
  return isWhole ? readAs(reading, listed, true) : null;
};

const isOneLevel = (title: string, listed: readonly Listed[], areas: ReadonlySet<string>): boolean => {
  if (namesLevel(title)) return isAboutWork(listed) || (areas.size >= 2 && namesProfession(title));
  return namesProfession(title) && [...areas].filter(isKnownArea).length >= 2;
};

const readOne = (page: Page): Read | null => {
  const reading = readingOf(page);
  const listed = listedIn(reading);
  return isOneLevel(titleOf(reading), listed, namesOf(listed, 'area')) ? readAs(reading, listed, false) : null;
};

/** Asked before career-track pages: a list of responsibilities below each of several levels is about those levels. */
export const ladder: Family = {
  name: 'ladder',
  supported: 'a ladder with a heading, a column or a file for each level, such as "Senior Engineer" or "L4"',
  importerVersion: 'ladder/2',
  read: ({ page }) => readSeveral(page),
};

export const oneLevel: Family = { ...ladder, read: ({ page }) => readOne(page) };
