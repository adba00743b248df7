import type { Block, Place } from '../../model/page.js';
import { levelsAmong } from '../../words/scale.js';
import { type Grid, gridOf, type Table, textAt } from './grid.js';
import { columnOf } from './headings.js';
import { writeOutColumns } from './level-columns.js';
import { writeOutRows } from './level-rows.js';
import { writeOutBelowLevel, writeOutOneLevel } from './one-level-table.js';
import { type Orientation, orientationOf } from './orientation.js';
import { withLabelledCells } from './labelled-cells.js';
import { isOverview } from './overview.js';
import { type Around, aroundTables } from './tables-of-levels.js';
import { isEmpty, unwrittenCells, type WrittenOut } from './written-out.js';

/** Rows above the headings that say one thing at most, such as the title of the table. */
const withoutTitle = (grid: Grid): Grid => {
  const first = grid.findIndex(
    (row) => new Set(row.flatMap((slot) => (slot === undefined || isEmpty(slot.entry) ? [] : [slot.entry]))).size >= 2,
  );
  return first === -1 || grid.length - first < 2 ? grid : grid.slice(first);
};

type Attempt = (work: WrittenOut, grid: Grid) => void;

const asMatrix: Attempt = (work, grid) => {
  const found = orientationOf(grid);
  if (found?.levels === 'columns') writeOutColumns(work, grid, found);
  else if (found !== null) writeOutRows(work, grid, found);
};
/** Below a row that groups the levels. */
const asMatrixBelow: Attempt = (work, grid) => {
  const found = grid.length > 2 ? orientationOf(grid.slice(1)) : null;
  if (found?.levels === 'columns') writeOutColumns(work, grid.slice(1), found, grid[0]);
};

const hasLists = ({ blocks }: WrittenOut): boolean => blocks.some(({ type }) => type === 'list');

/** Numbers name no levels below a heading that does. */
const isByWords = ([, ...rows]: Grid, found: Orientation): boolean => {
  if (found.levels === 'columns') return true;
  const names = columnOf(rows, found.column).map(textAt);
  return names.some(levelsAmong(names));
};

const attemptsFor = (grid: Grid, found: Orientation | null, { level }: Around): readonly Attempt[] => {
  if (level !== null && (found === null || !isByWords(grid, found))) return [writeOutOneLevel, writeOutBelowLevel];
  return found === null ? [asMatrixBelow, writeOutOneLevel] : [asMatrix];
};

/** Levels with lists of their own, in short; below the heading of one, a column of numbers is no levels. */
const repeatsLevels = (grid: Grid, found: Orientation, { level, hasLevels }: Around): boolean =>
  hasLevels && (level === null || isByWords(grid, found)) && isOverview(grid, found);

/** By the first way of reading that finds something said; each begins anew, as one that failed has left headings without words. */
const writeOut = (grid: Grid, merged: Set<Place>, around: Around): WrittenOut | null => {
  const found = orientationOf(grid);
  if (found !== null && repeatsLevels(grid, found, around)) return null;
  const attempts = attemptsFor(grid, found, around);
  for (const attempt of attempts) {
    const work: WrittenOut = { blocks: [], written: new Set(), merged };
    attempt(work, grid);
    if (hasLists(work)) return work;
  }
  return null;
};

const writeOutTable = (read: Table, merged: Set<Place>, around: Around): Block[] => {
  const table = withLabelledCells(read);
  const grid = gridOf(table);
  const work = grid === null || grid.length < 2 ? null : writeOut(withoutTitle(grid), merged, around);
  if (grid === null || work === null) return [table];
  const left = unwrittenCells(
    work,
    grid.flatMap((row) => row.map((slot) => slot?.entry)),
  );
  return [{ type: 'scope', blocks: work.blocks }, ...left];
};

/** The page with its tables of areas, levels and kinds of lists written out, as the headings and lists that they stand for. */
export const writeOutMatrices = (blocks: readonly Block[], merged: Set<Place>): Block[] => {
  const around = aroundTables(blocks);
  return blocks.flatMap((block): Block[] => {
    if (block.type === 'scope') return [{ ...block, blocks: writeOutMatrices(block.blocks, merged) }];
    return block.type === 'table' ? writeOutTable(block, merged, around.get(block) ?? ALONE) : [block];
  });
};
const ALONE: Around = { level: null, hasLevels: false };
