import {
  AREA_CORNERS,
  DESCRIPTION_COLUMNS,
  EXPECTATIONS,
  LEVEL_CORNERS,
  NO_LEVEL_COLUMNS,
  ROLE_CORNERS,
} from '../../words/lists/table-headings.js';
import { namesLevel, soundsLikeTitle } from '../../words/level-names.js';
import { levelsAmong } from '../../words/scale.js';
import { listKindOf } from '../../words/list-kinds.js';
import { matcher } from '../../words/phrases.js';
import { isNoRequirement } from '../ladder/page-headings.js';
import { headingWords } from '../reading/headings.js';
import { isDescriptive } from './descriptive.js';
import { filledCells, type Grid, type Slot, textAt } from './grid.js';
import { textOf } from './written-out.js';

const SAYS_LEVEL = matcher(LEVEL_CORNERS);
const AREA = matcher(AREA_CORNERS);
const ROLES = matcher(ROLE_CORNERS);
const EXPECTED = matcher(EXPECTATIONS);
const NO_LEVEL = matcher(NO_LEVEL_COLUMNS);
const DESCRIPTION = matcher(DESCRIPTION_COLUMNS);

export const isNumber = (text: string): boolean => /^\d{1,2}$/u.test(text);
/** True of a corner or column that says that there are levels, and is none itself: "Level", "Job level / Skill". */
export const saysLevels = (text: string): boolean => SAYS_LEVEL.test(text) && !/\d/u.test(text) && !namesLevel(text);
export const saysRoles = (text: string): boolean => ROLES.test(headingWords(text));
export const saysAreas = (text: string): boolean => AREA.test(headingWords(text));
/** True of a heading over what is asked, of whatever area: "Expectations", "Examples". */
export const isKind = (text: string): boolean => listKindOf(text) !== null || EXPECTED.test(headingWords(text));
export const isDescription = (text: string): boolean => DESCRIPTION.test(headingWords(text));
/** True of a heading that is known to be no level. */
export const isBeside = (text: string): boolean =>
  text === '' ||
  NO_LEVEL.test(headingWords(text)) ||
  isKind(text) ||
  saysAreas(text) ||
  isDescriptive(text) ||
  isNoRequirement(text) ||
  saysLevels(text);

/** True of a column beside areas that says what each is about, or which number it has. */
export const explains = (text: string): boolean => NO_LEVEL.test(headingWords(text)) || isNoRequirement(text);

/** How sure it is that some headings are levels: those that are known, and those that could be. */
export type Known = Readonly<{ levels: number; titles: number; numbers: number; all: number }>;
export const knownAmong = (texts: readonly string[]): Known => {
  const said = [...new Set(texts)].filter((text) => text !== '');
  return {
    levels: said.filter(levelsAmong(said)).length,
    titles: said.filter(soundsLikeTitle).length,
    numbers: said.filter(isNumber).length,
    all: said.length,
  };
};

export const columnOf = (rows: Grid, column: number): readonly (Slot | undefined)[] => rows.map((row) => row[column]);

/** Of cells that name an area. */
export const MAX_AREA_WORDS = 6;
/** True of a row that says several things, each in a few words that are no sentence. */
export const areNames = (row: Grid[number]): boolean => {
  const cells = filledCells(row).map(({ entry }) => ({ entry, text: textOf(entry) }));
  const isName = ({ entry, text }: (typeof cells)[number]): boolean =>
    entry.inner.length === 0 && wordsIn(text) <= MAX_AREA_WORDS && !/[.!?]$/u.test(text);
  return cells.length >= 2 && cells.every(isName);
};

/** Where no spaces part them, three characters count as a word. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]/gu;
export const wordsIn = (text: string): number =>
  Math.max(text.split(' ').length, Math.ceil((text.match(UNSPACED)?.length ?? 0) / 3));
/** Words of a cell in the middle; 0 where there is none. */
export const usualWords = (slots: readonly (Slot | undefined)[]): number => usual(slots, wordsOfSlot);
/** The same without the lists inside cells, which may say what a name means. */
export const usualNameWords = (slots: readonly (Slot | undefined)[]): number =>
  usual(slots, (slot) => (textAt(slot) === '' ? 0 : wordsIn(textAt(slot))));
const usual = (slots: readonly (Slot | undefined)[], wordsOf: (slot: Slot) => number): number => {
  const counts = slots
    .flatMap((slot) => (slot === undefined ? [] : [wordsOf(slot)]))
    .filter((count) => count > 0)
    .sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
};
const wordsOfSlot = (slot: Slot): number => {
  const text = textAt(slot);
  const inside = slot.entry.inner.length > 0 ? MANY : 0;
  return text === '' ? inside : wordsIn(text) + inside;
};
/** Of a cell with a list in it. */
const MANY = 10;
