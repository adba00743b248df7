import type { Page } from '../../model/page.js';
import type { Unit } from '../../model/passage.js';
import { unitsOf } from '../reading/passages.js';
import type { Role, Unmapped } from '../../model/inspection.js';
import type { Family, Read } from '../document-type.js';
import { unrollMatrices } from '../tables/matrix.js';
import { namesLevel } from '../../words/level-names.js';
import { promote } from '../reading/infer-headings.js';
import { levelNameIn } from '../../words/seniority.js';
import { itemsOf } from './items.js';
import { isResponsibilities, kindOf } from '../../words/list-kinds.js';
import { type Entry, ensureLength, type Left, MAX_HEADING, readPage, type Text } from './read-page.js';
import type { Walk } from './page-state.js';

/** What the page calls itself outside its text. The title of a site around a heading is that heading. */
const statedTitle = ({ title }: Page, units: readonly Unit[]): Text | null => {
  const headings = units.filter(({ form, text }) => form === 'heading' && text !== '' && kindOf(text) === null);
  const [first] = headings;
  if (title === null || headings.some(({ text }) => text === title)) return null;
  return first !== undefined && title.startsWith(first.text) ? null : { text: title, at: { line: 1, column: 1 } };
};

/** Below levels, such lists are of a ladder; where it could not be read as one, its levels are no areas either. */
const isOfLevels = (entries: readonly Entry[]): boolean =>
  new Set(entries.flatMap(({ area }) => (area !== null && namesLevel(area.text) ? [area.text] : []))).size >= 2;

/** A list is called "Responsibilities", or lists stand beside it that only such pages have. */
const isCareerTrack = (entries: readonly Entry[], units: readonly Unit[]): boolean => {
  const kinds = new Set(entries.map(({ kind }) => kind));
  if (!kinds.has('responsibility') || isOfLevels(entries)) return false;
  return kinds.has('anti-pattern') || kinds.has('example') || units.some(({ text }) => isResponsibilities(text));
};

const roleOf = (title: string): Role => {
  const level = levelNameIn(title);
  return {
    title: { value: title, basis: 'stated' },
    level: level === null ? null : { value: level, basis: 'inferred' },
    track: null,
    department: null,
    horizon: null,
    reportsTo: null,
  };
};

type Untold = Readonly<{ title: string; page: Page }>;

const unmappedOf = ({ unit, reason }: Left, { title, page }: Untold): Unmapped[] => {
  const section = unit.standing.path.at(-1)?.text ?? title;
  const one = (text: string, at: Unit['at'], from: Unmapped['from']): Unmapped[] =>
    text === '' ? [] : [{ text, from, section, locator: page.locate(at), reason }];
  return unit.form === 'row'
    ? unit.cells.flatMap((cell) => one(cell.text, cell.at, 'cell'))
    : one(unit.text, unit.at, unit.from ?? unit.form);
};

const leftOf = ({ left, pending, used }: Walk): Left[] => {
  const useless = pending.filter(({ at, text }) => used.get(at)?.has(text) !== true);
  return [...left, ...useless.map((unit) => ({ unit, reason: 'unknown-heading' as const }))].sort(
    ({ unit: a }, { unit: b }) => a.at.line - b.at.line || a.at.column - b.at.column,
  );
};

const read = (page: Page): Read | null => {
  const units = unitsOf(unrollMatrices(promote(page.blocks), new Set()), () => true);
  if (!units.some(({ text }) => kindOf(text) === 'responsibility')) return null;
  const stated = statedTitle(page, units);
  if (stated !== null) ensureLength(stated, MAX_HEADING);
  const walk = readPage(units, stated);
  if (walk.title === null || !isCareerTrack(walk.entries, units)) return null;
  const title = walk.title.text;
  const sections = new Map(walk.entries.map(({ at, section }) => [at, section]));
  return {
    role: roleOf(title),
    items: itemsOf(walk.entries, title, page.locate),
    unmapped: leftOf(walk).flatMap((one) => unmappedOf(one, { title, page })),
    ambiguities: walk.noted.map(({ what, unit }) => ({
      what,
      text: unit.text,
      section: sections.get(unit.at) ?? title,
      locator: page.locate(unit.at),
    })),
  };
};

/** One page about one level: areas, each with lists of responsibilities, examples and anti-patterns; and resources. */
export const careerTrack: Family = {
  name: 'career-track',
  supported:
    'a career-track page in Markdown, HTML or JSON, whose areas have the line "Responsibilities:" above a list',
  importerVersion: 'career-track/2',
  read: ({ page }) => read(page),
};
