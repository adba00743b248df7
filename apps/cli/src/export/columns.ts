import type { Cell } from './csv.js';

/** The columns of an export in their order, each with the cell that it has for an item. */
export type Columns<T> = Readonly<Record<string, (item: T) => Cell>>;

/** One line of an export: plain cells under stable column names. */
export type Flat = Readonly<Record<string, Cell>>;

export const flat = <T>(columns: Columns<T>, item: T): Flat =>
  Object.fromEntries(Object.entries(columns).map(([name, cellOf]) => [name, cellOf(item)]));
