import type { Block, Entry, Place } from '../../model/page.js';
import { isDescriptive } from './descriptive.js';
import { listKindOf } from '../../words/list-kinds.js';
import { namesLevel } from '../../words/level-names.js';
import {
  type Grid,
  gridOf,
  filledCellAt,
  type FilledCell,
  filledCells,
  type Slot,
  type Table,
  textAt,
} from './grid.js';
import { writeOutOneLevel } from './one-level-table.js';
import {
  AREA_DEPTH,
  LEVEL_DEPTH,
  addCell,
  unwrittenCells,
  addHeading,
  textOf,
  type WrittenOut,
} from './written-out.js';
import { LEVEL_CORNERS } from '../../words/lists/table-headings.js';
import { matcher } from '../../words/phrases.js';

const SAYS_LEVEL = matcher(LEVEL_CORNERS);
const MAX_LEVEL_WORDS = 12;

const isNumber = (text: string): boolean => /^\d{1,2}$/u.test(text);
const isShort = (text: string): boolean => text !== '' && text.split(' ').length <= MAX_LEVEL_WORDS;

/** The columns whose heading names a level: by its words, or as a number where the corner says that these are levels. */
const levelColumns = (head: Grid[number]): number[] => {
  const isNumbered =
    SAYS_LEVEL.test(textAt(head[0])) && head.slice(1).filter((slot) => isNumber(textAt(slot))).length >= 2;
  return [...head.keys()].filter((column) => {
    const text = textAt(head[column]);
    return namesLevel(text) || (isNumbered && column > 0 && isNumber(text));
  });
};

const distinct = (slots: readonly (Slot | undefined)[]): number =>
  new Set(slots.flatMap((slot) => slot?.entry ?? [])).size;

/** The column whose cells name the levels, one of the first two; -1 where there is none. */
const levelColumn = ([head, ...rows]: Grid): number =>
  [0, 1].findIndex((column) => {
    const saysSo = SAYS_LEVEL.test(textAt(head?.[column]));
    const named = rows.map((row) => row[column]).filter((slot) => (saysSo ? isShort : namesLevel)(textAt(slot)));
    return distinct(named) >= 2;
  });

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
    if (entry !== undefined) addHeading(work, entry, AREA_DEPTH + 1 + column, 'area');
  }
};

const writeOutLevel = (work: WrittenOut, across: Across, column: number): void => {
  let section: Entry | undefined;
  for (const row of across.rows) {
    section = sectionIn(row, across) ?? section;
    const said = filledCells(row).find((cell) => cell.column === column);
    if (said === undefined) continue;
    if (section !== undefined) addHeading(work, section, AREA_DEPTH, 'area');
    addAreaHeadings(work, row, across.leading);
    addCell(work, said.entry, covered(said.entry, row, across.levels) > 1 || said.rows > 1);
  }
};

/** Level by level: each area as a heading over what its cell says. */
const writeOutColumns = (work: WrittenOut, [head = [], ...rows]: Grid, levels: readonly number[]): void => {
  const leading = [...head.keys()].filter((column) => column < Math.min(...levels));
  for (const column of levels) {
    const level = head[column]?.entry;
    if (level === undefined) continue;
    addHeading(work, level, LEVEL_DEPTH, 'level');
    writeOutLevel(work, { rows, levels, leading }, column);
  }
};

/** A cell below several headings is about none of them. */
const writeOutCell = (work: WrittenOut, area: Entry | undefined, { entry, rows, columns }: FilledCell): void => {
  const words = area === undefined ? '' : textOf(area);
  if (columns > 1 || isDescriptive(words)) return;
  if (area !== undefined) addHeading(work, area, AREA_DEPTH, listKindOf(words) === null ? 'area' : undefined);
  addCell(work, entry, rows > 1);
};

const writeOutRows = (work: WrittenOut, [head = [], ...rows]: Grid, levels: number): void => {
  for (const row of rows) {
    const level = filledCellAt(row, levels);
    if (level === undefined) continue;
    addHeading(work, level, LEVEL_DEPTH, 'level');
    for (const said of filledCells(row).filter(({ column }) => column !== levels))
      writeOutCell(work, filledCellAt(head, said.column), said);
  }
};

/** Either way round; false where the table is no matrix of levels. */
const writeOut = (work: WrittenOut, grid: Grid): boolean => {
  const [head = [], second = []] = grid;
  const [above, below] = [levelColumns(head), levelColumns(second)];
  const down = levelColumn(grid);
  if (above.length >= 2) writeOutColumns(work, grid, above);
  else if (down !== -1) writeOutRows(work, grid, down);
  else if (below.length >= 2) writeOutColumns(work, grid.slice(1), below);
  else return writeOutOneLevel(work, grid);
  return work.blocks.some(({ type }) => type === 'list');
};

const writeOutTable = (table: Table, merged: Set<Place>): Block[] => {
  const grid = gridOf(table);
  const work: WrittenOut = { blocks: [], written: new Set(), merged };
  if (grid === null || grid.length < 2 || !writeOut(work, grid)) return [table];
  const left = unwrittenCells(
    work,
    grid.flatMap((row) => row.map((slot) => slot?.entry)),
  );
  return [{ type: 'scope', blocks: work.blocks }, ...left];
};

/** The page with its tables of areas, levels and kinds of lists written out, as the headings and lists that they stand for. */
export const writeOutMatrices = (blocks: readonly Block[], merged: Set<Place>): Block[] =>
  blocks.flatMap((block): Block[] => {
    if (block.type === 'scope') return [{ ...block, blocks: writeOutMatrices(block.blocks, merged) }];
    return block.type === 'table' ? writeOutTable(block, merged) : [block];
  });
