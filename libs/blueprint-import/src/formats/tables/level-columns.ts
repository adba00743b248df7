import type { Entry, Guess } from '../../model/page.js';
import { type Grid, filledCellAt, filledCells, type Slot, textAt } from './grid.js';
import { areNames, columnOf, explains, MAX_AREA_WORDS, usualWords } from './headings.js';
import type { Orientation } from './orientation.js';
import { addCell, addHeading, AREA_DEPTH, LEVEL_DEPTH, TRACK_DEPTH, type WrittenOut } from './written-out.js';

const covered = (entry: Entry, row: Grid[number], columns: readonly number[]): number =>
  columns.filter((column) => row[column]?.entry === entry).length;

/** `before`: all columns before the levels, `leading`: those of them that name areas. */
type Across = Readonly<{
  rows: Grid;
  levels: readonly number[];
  before: readonly number[];
  leading: readonly number[];
}>;

/** What a row names for the rows below it, if it says nothing of any level. */
const sectionIn = (row: Grid[number], { levels, before, leading }: Across): Entry | undefined =>
  filledCells(row).some(({ column }) => levels.includes(column))
    ? undefined
    : [...leading, ...before].map((column) => filledCellAt(row, column)).find((entry) => entry?.inner.length === 0);

const addAreaHeadings = (work: WrittenOut, row: Grid[number], leading: readonly number[]): void => {
  for (const column of leading) {
    const entry = filledCellAt(row, column);
    if (entry !== undefined) addHeading(work, entry, { depth: AREA_DEPTH + 1 + column, names: 'area' });
  }
};

const writeOutLevel = (work: WrittenOut, across: Across, column: number): void => {
  let section: Entry | undefined;
  for (const row of across.rows) {
    section = sectionIn(row, across) ?? section;
    const said = filledCells(row).find((cell) => cell.column === column);
    if (said === undefined) continue;
    if (section !== undefined) addHeading(work, section, { depth: AREA_DEPTH, names: 'area' });
    addAreaHeadings(work, row, across.leading);
    addCell(work, said.entry, covered(said.entry, row, across.levels) > 1 || said.rows > 1);
  }
};

/** What the row above calls several columns. */
const addGroup = (work: WrittenOut, group: Entry | undefined, level: Entry): void => {
  if (group !== undefined && group !== level) addHeading(work, group, { depth: TRACK_DEPTH, names: 'group' });
};

const guessAt = (isWay: boolean, isGuessed: boolean): Readonly<{ guess?: Guess }> => {
  if (isWay) return { guess: 'guessed-columns' };
  return isGuessed ? { guess: 'guessed-level' } : {};
};

const areNumbers = (slots: readonly (Slot | undefined)[]): boolean =>
  slots.every((slot) => /^[\d\s.,;/–-]*$/u.test(textAt(slot)));

/** Of the columns before the levels, those that name areas: not those that number or explain them, by their headings or by their sentences. */
const areaColumns = ([head = [], ...rows]: Grid, before: readonly number[]): readonly number[] => {
  const naming = before.filter((column) => !explains(textAt(head[column])) && !areNumbers(columnOf(rows, column)));
  const short = naming.filter((column) => usualWords(columnOf(rows, column)) <= MAX_AREA_WORDS);
  return [short, naming, before].find(({ length }) => length > 0) ?? [];
};

/** A first row below the levels that says more of them, such as their codes: in no area, where all other rows are. */
const isSecondHead = ([first = [], ...rows]: Grid, before: readonly number[]): boolean => {
  const namesArea = (row: Grid[number]): boolean => before.some((column) => filledCellAt(row, column) !== undefined);
  return rows.length > 0 && !namesArea(first) && rows.every(namesArea) && areNames(first);
};

type Columns = Extract<Orientation, { levels: 'columns' }>;

/** Level by level: each area as a heading over what its cell says. `above`: a row that groups the columns. */
export const writeOutColumns = (
  work: WrittenOut,
  [head = [], ...below]: Grid,
  { columns, guessed, isGuess }: Columns,
  above: Grid[number] = [],
): void => {
  const first = Math.min(...columns);
  const before = [...head.keys()].filter((column) => column < first && !columns.includes(column));
  const leading = areaColumns([head, ...below], before);
  const rows = isSecondHead(below, before) ? below.slice(1) : below;
  for (const column of columns) {
    const level = head[column]?.entry;
    if (level === undefined) continue;
    addGroup(work, filledCellAt(above, column), level);
    const isWay = isGuess && column === first;
    addHeading(work, level, { depth: LEVEL_DEPTH, names: 'level', ...guessAt(isWay, guessed.has(column)) });
    writeOutLevel(work, { rows, levels: columns, before, leading }, column);
  }
};
