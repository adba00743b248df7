import type { Block, Entry } from '../../model/page.js';
import { isEmpty, textOf } from './written-out.js';

export type Table = Extract<Block, { type: 'table' }>;
/** A place in a table. `isFirst`: that at which its cell begins. */
export type Slot = Readonly<{ entry: Entry; isFirst: boolean }>;
export type Grid = readonly (readonly (Slot | undefined)[])[];

/** Beyond this a table is no matrix that somebody has written. */
const MAX_COLUMNS = 64;
const MAX_SLOTS = 20_000;

const fill = (grid: (Slot | undefined)[][], entry: Entry, row: number, column: number): void => {
  const { rows, columns } = entry.span ?? { rows: 1, columns: 1 };
  for (const [down, slots] of grid.slice(row, row + rows).entries())
    for (let across = 0; across < Math.min(columns, MAX_COLUMNS); across += 1)
      slots[column + across] ??= { entry, isFirst: down === 0 && across === 0 };
};

/** How many places the cells take, those that are several included. */
const slotsIn = (cells: readonly (readonly Entry[])[]): number =>
  cells.reduce(
    (sum, entries, row) =>
      entries.reduce((count, { span = { rows: 1, columns: 1 } }) => {
        return count + Math.min(span.rows, cells.length - row) * Math.min(span.columns, MAX_COLUMNS);
      }, sum),
    0,
  );

/** The table with its head as the first row, and cells that are several in all of their places; a place without a cell is undefined, and no hole that `map` passes over. Null where it is too large. */
export const gridOf = ({ head, rows }: Table): Grid | null => {
  const cells = head.length === 0 ? rows : [head, ...rows];
  if (slotsIn(cells) > MAX_SLOTS) return null;
  const grid: (Slot | undefined)[][] = cells.map(() => []);
  for (const [row, entries] of cells.entries())
    for (const entry of entries) {
      const slots = grid[row] ?? [];
      const free = slots.findIndex((slot) => slot === undefined);
      const column = free === -1 ? slots.length : free;
      if (column >= MAX_COLUMNS) return null;
      fill(grid, entry, row, column);
    }
  return grid.map((slots) => Array.from(slots));
};

export type FilledCell = Readonly<{ column: number; entry: Entry; rows: number; columns: number }>;

/** The cells that begin in a row and say something. */
export const filledCells = (row: Grid[number]): FilledCell[] =>
  [...row.entries()].flatMap(([column, slot]) => {
    if (slot?.isFirst !== true || isEmpty(slot.entry)) return [];
    const { rows, columns } = slot.entry.span ?? { rows: 1, columns: 1 };
    return [{ column, entry: slot.entry, rows, columns }];
  });

export const textAt = (slot: Slot | undefined): string => (slot === undefined ? '' : textOf(slot.entry));

/** The cell at a place, where it has words. */
export const filledCellAt = (row: Grid[number] | undefined, column: number): Entry | undefined => {
  const slot = row?.[column];
  return textAt(slot) === '' ? undefined : slot?.entry;
};
