import type { Table } from './define-table.js';
import type { View } from './view.js';

/** The tables that a view owns, among those that are declared, in its order. */
export const tablesOf = (declared: ReadonlyMap<string, Table>, view: View): readonly Table[] =>
  view.tables.map((name) => {
    const table = declared.get(name);
    if (!table) throw new Error(`view ${view.name}: no table ${name} is declared`);
    return table;
  });
