import type { Entry, Guess } from '../../model/page.js';
import { type Grid, filledCellAt, filledCells } from './grid.js';
import type { Orientation } from './orientation.js';
import { addCell, addHeading, AREA_DEPTH, LEVEL_DEPTH, TRACK_DEPTH, type WrittenOut } from './written-out.js';

const covered = (entry: Entry, row: Grid[number], columns: readonly number[]): number =>
  columns.filter((column) => row[column]?.entry === entry).length;

type Across = Readonly<{ rows: Grid; levels: readonly number[]; leading: readonly number[] }>;

/** What a row names for the rows below it, if it says nothing of any level. */
const sectionIn = (row: Grid[number], { levels, leading }: Across): Entry | undefined =>
  filledCells(row).some(({ column }) => levels.includes(column))
    ? undefined
    : leading.map((column) => filledCellAt(row, column)).find((entry) => entry !== undefined);

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

type Columns = Extract<Orientation, { levels: 'columns' }>;

/** Level by level: each area as a heading over what its cell says. `above`: a row that groups the columns. */
export const writeOutColumns = (
  work: WrittenOut,
  [head = [], ...rows]: Grid,
  { columns, guessed, isGuess }: Columns,
  above: Grid[number] = [],
): void => {
  const first = Math.min(...columns);
  const leading = [...head.keys()].filter((column) => column < first && !columns.includes(column));
  for (const column of columns) {
    const level = head[column]?.entry;
    if (level === undefined) continue;
    addGroup(work, filledCellAt(above, column), level);
    const isWay = isGuess && column === first;
    addHeading(work, level, { depth: LEVEL_DEPTH, names: 'level', ...guessAt(isWay, guessed.has(column)) });
    writeOutLevel(work, { rows, levels: columns, leading }, column);
  }
};
