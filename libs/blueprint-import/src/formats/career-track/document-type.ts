import type { Page } from '../../model/page.js';
import type { Passage } from '../../model/passage.js';
import { passagesOf } from '../reading/passages.js';
import type { Role, Unmapped } from '../../model/inspection.js';
import type { DocumentType, DocumentContent } from '../document-type.js';
import { writeOutMatrices } from '../tables/matrix.js';
import { namesLevel } from '../../words/level-names.js';
import { inferHeadings } from '../reading/infer-headings.js';
import { levelNameIn } from '../../words/seniority.js';
import { itemsOf } from './items.js';
import { isResponsibilities, listKindOf } from '../../words/list-kinds.js';
import { type ListedItem, ensureLength, type Leftover, MAX_HEADING, readPage, type Text } from './read-page.js';
import type { PageState } from './page-state.js';

/** What the page calls itself outside its text. The title of a site around a heading is that heading. */
const statedTitle = ({ title }: Page, passages: readonly Passage[]): Text | null => {
  const headings = passages.filter(({ form, text }) => form === 'heading' && text !== '' && listKindOf(text) === null);
  const [first] = headings;
  if (title === null || headings.some(({ text }) => text === title)) return null;
  return first !== undefined && title.startsWith(first.text) ? null : { text: title, at: { line: 1, column: 1 } };
};

/** Below levels, such lists are of a ladder; where it could not be read as one, its levels are no areas either. */
const isOfLevels = (entries: readonly ListedItem[]): boolean =>
  new Set(entries.flatMap(({ area }) => (area !== null && namesLevel(area.text) ? [area.text] : []))).size >= 2;

/** A list is called "Responsibilities", or lists stand beside it that only such pages have. */
const isCareerTrack = (entries: readonly ListedItem[], passages: readonly Passage[]): boolean => {
  const kinds = new Set(entries.map(({ kind }) => kind));
  if (!kinds.has('responsibility') || isOfLevels(entries)) return false;
  return kinds.has('anti-pattern') || kinds.has('example') || passages.some(({ text }) => isResponsibilities(text));
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

const unmappedOf = ({ passage, reason }: Leftover, { title, page }: Untold): Unmapped[] => {
  const section = passage.context.path.at(-1)?.text ?? title;
  const one = (text: string, at: Passage['at'], from: Unmapped['from']): Unmapped[] =>
    text === '' ? [] : [{ text, from, section, locator: page.locate(at), reason }];
  return passage.form === 'row'
    ? passage.cells.flatMap((cell) => one(cell.text, cell.at, 'cell'))
    : one(passage.text, passage.at, passage.from ?? passage.form);
};

const leftOf = ({ leftovers, pending, used }: PageState): Leftover[] => {
  const useless = pending.filter(({ at, text }) => used.get(at)?.has(text) !== true);
  return [...leftovers, ...useless.map((passage) => ({ passage, reason: 'unknown-heading' as const }))].sort(
    ({ passage: a }, { passage: b }) => a.at.line - b.at.line || a.at.column - b.at.column,
  );
};

const read = (page: Page): DocumentContent | null => {
  const passages = passagesOf(writeOutMatrices(inferHeadings(page.blocks), new Set()), () => true);
  if (!passages.some(({ text }) => listKindOf(text) === 'responsibility')) return null;
  const stated = statedTitle(page, passages);
  if (stated !== null) ensureLength(stated, MAX_HEADING);
  const state = readPage(passages, stated);
  if (state.title === null || !isCareerTrack(state.items, passages)) return null;
  const title = state.title.text;
  const sections = new Map(state.items.map(({ at, section }) => [at, section]));
  return {
    role: roleOf(title),
    items: itemsOf(state.items, title, page.locate),
    unmapped: leftOf(state).flatMap((one) => unmappedOf(one, { title, page })),
    ambiguities: state.ambiguous.map(({ what, passage }) => ({
      what,
      text: passage.text,
      section: sections.get(passage.at) ?? title,
      locator: page.locate(passage.at),
    })),
  };
};

/** One page about one level: areas, each with lists of responsibilities, examples and anti-patterns; and resources. */
export const careerTrack: DocumentType = {
  name: 'career-track',
  supported:
    'a career-track page in Markdown, HTML or JSON, whose areas have the line "Responsibilities:" above a list',
  importerVersion: 'career-track/3',
  read: ({ page }) => read(page),
};
