import type { Entry, Guess } from '../../model/page.js';
import { namesProfession } from '../../words/level-names.js';
import { namesInSeries, stepOnScale, titlesInSeries } from '../../words/scale.js';
import { type Grid, filledCellAt, filledCells, textAt } from './grid.js';
import { areaColumns } from './area-columns.js';
import { isDescriptive } from './descriptive.js';
import { areNames } from './headings.js';
import type { Orientation } from './orientation.js';
import { areTicked, statementColumn, tickedCell } from './ticks.js';
import { addCell, addHeading, AREA_DEPTH, LEVEL_DEPTH, TRACK_DEPTH, textOf, type WrittenOut } from './written-out.js';

const covered = (entry: Entry, row: Grid[number], columns: readonly number[]): number =>
  columns.filter((column) => row[column]?.entry === entry).length;

/**
 * `before`: all columns before the levels, `leading`: those of them that name areas, the finest last. `statement`: the one that says what
 * the levels ask, where they have no more than marks; else -1.
 */
type Across = Readonly<{
  rows: Grid;
  levels: readonly number[];
  before: readonly number[];
  leading: readonly number[];
  statement: number;
}>;

/** What a row names for the rows below it, if it says nothing of any level. */
const sectionIn = (row: Grid[number], { levels, before, leading }: Across): Entry | undefined =>
  filledCells(row).some(({ column }) => levels.includes(column))
    ? undefined
    : [...leading, ...before].map((column) => filledCellAt(row, column)).find((entry) => entry?.inner.length === 0);

/** The areas of a row: those that it names, and the coarser ones above it. */
const areasOf = (row: Grid[number], above: readonly (Entry | undefined)[], leading: readonly number[]) => {
  const own = leading.map((column) => filledCellAt(row, column));
  const first = own.findIndex((entry) => entry !== undefined);
  return own.map((entry, index) => entry ?? (first === -1 || index < first ? above[index] : undefined));
};

const addAreas = (work: WrittenOut, areas: readonly (Entry | undefined)[]): void => {
  for (const [index, area] of areas.entries())
    if (area !== undefined) addHeading(work, area, { depth: AREA_DEPTH + 1 + index, names: 'area' });
};

/** What a level is called is nothing that it asks. */
const isAbout = (area: Entry | undefined, cell: Entry): boolean =>
  area !== undefined && cell.inner.length === 0 && isDescriptive(textOf(area)) && isTitle(textOf(cell));
const isTitle = (text: string): boolean => namesProfession(text) || stepOnScale(text) !== null;

const writeOutLevel = (work: WrittenOut, across: Across, column: number): void => {
  const { leading, levels, statement } = across;
  let section: Entry | undefined;
  let areas: readonly (Entry | undefined)[] = [];
  for (const row of across.rows) {
    section = sectionIn(row, across) ?? section;
    areas = areasOf(row, areas, leading);
    const own = filledCells(row).find((cell) => cell.column === column);
    const said = statement === -1 ? own : tickedCell(row, column, statement);
    if (said === undefined || isAbout(areas.at(-1), said.entry)) continue;
    if (section !== undefined) addHeading(work, section, { depth: AREA_DEPTH, names: 'area' });
    addAreas(work, areas);
    addCell(work, said.entry, covered(said.entry, row, levels) > 1 || said.rows > 1);
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

/** A first row below the levels that says more of them, such as their codes: in no area, where all other rows are. */
const isSecondHead = ([first = [], ...rows]: Grid, before: readonly number[]): boolean => {
  const namesArea = (row: Grid[number]): boolean => before.some((column) => filledCellAt(row, column) !== undefined);
  return rows.length > 0 && !namesArea(first) && rows.every(namesArea) && areNames(first);
};

const acrossOf = ([head = [], ...below]: Grid, levels: readonly number[]): Across => {
  const first = Math.min(...levels);
  const before = [...head.keys()].filter((column) => column < first && !levels.includes(column));
  const own = isSecondHead(below, before) ? below.slice(1) : below;
  const rows = own.filter((row) => !levels.every((column) => textAt(row[column]) === textAt(head[column])));
  const statement = areTicked(rows, levels) ? statementColumn(rows, levels) : -1;
  const naming = before.filter((column) => column !== statement);
  return { rows, levels, before, leading: areaColumns([head, ...below], naming), statement };
};

/** A level without the words that all of their columns have. */
const named = (level: Entry, nameOf: (text: string) => string): Entry => {
  const text = textOf(level);
  const name = nameOf(text);
  return name === text ? level : { ...level, runs: [{ text: name, strong: false, at: level.at }] };
};

type Columns = Extract<Orientation, { levels: 'columns' }>;

/** Level by level: each area as a heading over what its cell says. `above`: a row that groups the columns. */
export const writeOutColumns = (
  work: WrittenOut,
  [head = [], ...below]: Grid,
  { columns, guessed, isGuess }: Columns,
  above: Grid[number] = [],
): void => {
  const across = acrossOf([head, ...below], columns);
  const texts = head.map(textAt);
  const [numbered, titled] = [namesInSeries(texts), titlesInSeries(texts.slice(1))];
  const nameOf = (text: string): string => titled(numbered(text));
  for (const column of columns) {
    const level = head[column]?.entry;
    if (level === undefined) continue;
    addGroup(work, filledCellAt(above, column), level);
    const isWay = isGuess && column === Math.min(...columns);
    addHeading(work, named(level, nameOf), {
      depth: LEVEL_DEPTH,
      names: 'level',
      ...guessAt(isWay, guessed.has(column)),
    });
    writeOutLevel(work, across, column);
  }
};
