import { isBareValue, isTick } from '../ladder/bare-value.js';
import { type FilledCell, filledCells, type Grid, textAt } from './grid.js';
import { columnOf, usualWords } from './headings.js';

/** Of a column of sentences. */
const MIN_SAID_WORDS = 2;

const saidIn = (rows: Grid, columns: readonly number[]): readonly string[] =>
  columns.flatMap((column) => columnOf(rows, column).map(textAt)).filter((text) => text !== '');

/** True of columns of levels that say by marks which of the sentences before them each asks for. */
export const areTicked = (rows: Grid, columns: readonly number[]): boolean => {
  const said = saidIn(rows, columns);
  const ticks = said.filter(isTick).length;
  return ticks > 0 && 2 * ticks >= said.length && said.every(isBareValue) && statementColumn(rows, columns) !== -1;
};

/** The column of sentences before the levels: that with the most words. */
export const statementColumn = (rows: Grid, columns: readonly number[]): number => {
  const before = Array.from({ length: Math.min(...columns) }, (_, column) => column);
  const usual = before.map((column) => usualWords(columnOf(rows, column)));
  const most = Math.max(0, ...usual);
  return most < MIN_SAID_WORDS ? -1 : usual.indexOf(most);
};

/** What a row asks of the level whose column has a mark in it. */
export const tickedCell = (row: Grid[number], column: number, statement: number): FilledCell | undefined =>
  isTick(textAt(row[column])) ? filledCells(row).find((cell) => cell.column === statement) : undefined;
