import type { Block, Place } from '../../model/page.js';
import { levelsAmong } from '../../words/scale.js';
import { levelIdentity, namesLevel } from '../../words/level-names.js';
import { phraseOf } from '../reading/phrase.js';
import { filledCells, type Grid, gridOf, type Table, textAt } from './grid.js';
import { columnOf, wordsIn } from './headings.js';
import { writeOutColumns } from './level-columns.js';
import { describingColumns, writeOutDescriptions, writeOutRows } from './level-rows.js';
import { writeOutBelowLevel, writeOutOneLevel } from './one-level-table.js';
import { type Orientation, orientationByAreas, orientationOf } from './orientation.js';
import { withLabelledCells } from './labelled-cells.js';
import { isOverview } from './overview.js';
import { type Around, aroundTables } from './tables-of-levels.js';
import { isEmpty, textOf, unwrittenCells, type WrittenOut } from './written-out.js';

/** Rows above the headings that say one thing at most, such as the title of the table. */
const withoutTitle = (grid: Grid): Grid => {
  const first = grid.findIndex(
    (row) => new Set(row.flatMap((slot) => (slot === undefined || isEmpty(slot.entry) ? [] : [slot.entry]))).size >= 2,
  );
  return first === -1 || grid.length - first < 2 ? grid : grid.slice(first);
};

type Attempt = (work: WrittenOut, grid: Grid) => void;

/** True of a table that describes its levels, and says no more of them. */
const isOfDescriptions = (grid: Grid): boolean => {
  const found = orientationOf(grid);
  return found?.levels === 'rows' && isByWords(grid, found) && describingColumns(grid, found.column).length > 0;
};

const asMatrix: Attempt = (work, grid) => {
  const found = orientationOf(grid);
  if (found?.levels === 'columns') writeOutColumns(work, grid, found);
  else if (found !== null && isOfDescriptions(grid)) writeOutDescriptions(work, grid, found);
  else if (found !== null) writeOutRows(work, grid, found);
};
/** Below a row that groups the levels. */
const asMatrixBelow: Attempt = (work, grid) => {
  const found = grid.length > 2 ? orientationOf(grid.slice(1)) : null;
  if (found?.levels === 'columns') writeOutColumns(work, grid.slice(1), found, grid[0]);
};

const asUnknownMatrix: Attempt = (work, grid) => {
  const found = orientationByAreas(grid);
  if (found?.levels === 'columns') writeOutColumns(work, grid, found);
  else if (found !== null) writeOutRows(work, grid, found);
};

const hasLists = ({ blocks }: WrittenOut): boolean => blocks.some(({ type }) => type === 'list');

/** Numbers name no levels below a heading that does. */
const isByWords = ([, ...rows]: Grid, found: Orientation): boolean => {
  if (found.levels === 'columns') return true;
  const names = columnOf(rows, found.column).map(textAt);
  return names.some(levelsAmong(names));
};

const attemptsFor = (grid: Grid, found: Orientation | null, around: Around): readonly Attempt[] => {
  const { level, isAboutCareers } = around;
  if (level !== null && (found === null || !isByWords(grid, found))) return [writeOutOneLevel, writeOutBelowLevel];
  if (found !== null) return [asMatrix];
  return [asMatrixBelow, writeOutOneLevel, ...(isAboutCareers ? [asUnknownMatrix] : [])];
};

/** Levels with lists of their own, in short; below the heading of one, a column of numbers is no levels. */
const repeatsLevels = (grid: Grid, found: Orientation, { level, isTold, wordsBelow }: AroundTable): boolean =>
  isSummary(grid, found, wordsBelow) ||
  (isTold && (level === null || isByWords(grid, found)) && isOverview(grid, found));

/** So many times what the table says. */
const MORE = 2;
/** True of a table whose rows have the names of headings that lists stand below, where these say much more of each. */
const isSummary = ([, ...rows]: Grid, found: Orientation, wordsBelow: ReadonlyMap<string, number>): boolean => {
  if (found.levels === 'columns') return false;
  const told = rows.filter((row) => wordsBelow.has(levelIdentity(textAt(row[found.column]))));
  const below = told.map((row) => wordsBelow.get(levelIdentity(textAt(row[found.column]))) ?? 0);
  const said = told.flatMap((row) => filledCells(row).map(({ entry }) => wordsIn(textOf(entry))));
  return told.length >= 2 && 2 * told.length >= rows.length && sumOf(below) >= MORE * sumOf(said);
};
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** `isTold`: a table or a list of the page says more of levels than what they are called, or how they are described. */
type AroundTable = Around & Readonly<{ isTold: boolean }>;

/** By the first way of reading that finds something said; each begins anew, as one that failed has left headings without words. */
const writeOut = (grid: Grid, merged: Set<Place>, around: AroundTable): WrittenOut | null => {
  const found = orientationOf(grid);
  if (around.isTold && isOfDescriptions(grid)) return null;
  if (found !== null && repeatsLevels(grid, found, around)) return null;
  const attempts = attemptsFor(grid, found, around);
  for (const attempt of attempts) {
    const work: WrittenOut = { blocks: [], written: new Set(), merged };
    attempt(work, grid);
    if (hasLists(work)) return work;
  }
  return null;
};

const writeOutTable = (read: Table, merged: Set<Place>, around: AroundTable): Block[] => {
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
  const isTold = [...around].some(([table, { hasLevels }]) => hasLevels || saysLevels(table)) || hasLevelLists(blocks);
  return blocks.flatMap((block): Block[] => {
    if (block.type === 'scope') return [{ ...block, blocks: writeOutMatrices(block.blocks, merged) }];
    return block.type === 'table' ? writeOutTable(block, merged, { ...(around.get(block) ?? ALONE), isTold }) : [block];
  });
};
const ALONE: Around = { level: null, isAboutCareers: false, hasLevels: false, wordsBelow: new Map() };

/** True of a page with lists that are written out below the levels that they name. */
const hasLevelLists = (blocks: readonly Block[]): boolean =>
  blocks.some(
    (block) =>
      block.type === 'scope' &&
      (hasLevelLists(block.blocks) || block.blocks.some((one) => one.type === 'heading' && isLevel(one))),
  );
const isLevel = ({ runs, at, names }: Extract<Block, { type: 'heading' }>): boolean =>
  names === 'level' || (names === undefined && namesLevel(phraseOf(runs, at).text));

/** True of a table of levels that says more than what they are. */
const saysLevels = (block: Block): boolean => {
  const grid = block.type === 'table' ? gridOf(withLabelledCells(block)) : null;
  if (grid === null || grid.length < 2) return false;
  const table = withoutTitle(grid);
  const found = orientationOf(table);
  return found !== null && !isOfDescriptions(table) && !isOverview(table, found);
};
