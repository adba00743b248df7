import type { Block, Place } from '../../model/page.js';
import { type Grid, gridOf, type Table } from './grid.js';
import { writeOutColumns } from './level-columns.js';
import { writeOutRows } from './level-rows.js';
import { writeOutOneLevel } from './one-level-table.js';
import { orientationOf } from './orientation.js';
import { isEmpty, unwrittenCells, type WrittenOut } from './written-out.js';

/** Rows above the headings that say one thing at most, such as the title of the table. */
const withoutTitle = (grid: Grid): Grid => {
  const first = grid.findIndex(
    (row) => new Set(row.flatMap((slot) => (slot === undefined || isEmpty(slot.entry) ? [] : [slot.entry]))).size >= 2,
  );
  return first === -1 || grid.length - first < 2 ? grid : grid.slice(first);
};

/** Either way round, below a row of groups or not; false where the table is no matrix of levels. */
const writeOut = (work: WrittenOut, grid: Grid): boolean => {
  const found = orientationOf(grid);
  if (found === null) return writeOutBelow(work, grid) || writeOutOneLevel(work, grid);
  if (found.levels === 'columns') writeOutColumns(work, grid, found);
  else writeOutRows(work, grid, found);
  return hasLists(work);
};
const hasLists = ({ blocks }: WrittenOut): boolean => blocks.some(({ type }) => type === 'list');
/** Below a row that groups the levels. */
const writeOutBelow = (work: WrittenOut, grid: Grid): boolean => {
  const found = grid.length > 2 ? orientationOf(grid.slice(1)) : null;
  if (found?.levels !== 'columns') return false;
  writeOutColumns(work, grid.slice(1), found, grid[0]);
  return hasLists(work);
};

const writeOutTable = (table: Table, merged: Set<Place>): Block[] => {
  const grid = gridOf(table);
  const work: WrittenOut = { blocks: [], written: new Set(), merged };
  if (grid === null || grid.length < 2 || !writeOut(work, withoutTitle(grid))) return [table];
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
