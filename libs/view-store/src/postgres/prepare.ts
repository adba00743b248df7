import type { Checkpoint } from '../checkpoints.js';
import type { Table } from '../define-table.js';
import { isLeftover } from '../generation-names.js';
import type { View } from '../view.js';
import type { RowsState } from '../writable-views.js';
import { createFresh, dropTable } from './ddl.js';
import type { Statement } from './noted-rows.js';

const FORGET_PARKED = 'DELETE FROM projection_parked WHERE "view" = $1';
const SAVE = `INSERT INTO projection_checkpoints ("view", "version", "layout", "generation", "position") VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT ("view") DO UPDATE SET "version" = excluded."version", "layout" = excluded."layout",
  "generation" = excluded."generation", "position" = excluded."position"`;

/** The checkpoint of a view, which has no parked streams then. */
export const saved = (checkpoint: Checkpoint): readonly Statement[] => {
  const { view, version, layout, generation, position } = checkpoint;
  return [
    { text: FORGET_PARKED, values: [view] },
    { text: SAVE, values: [view, version, layout, generation, position] },
  ];
};

/** Views of other layouts and versions are in other schemas. */
export const stateOf = (view: View, stored: Checkpoint | undefined, there: readonly string[]): RowsState =>
  stored !== undefined && view.tables.every((table) => there.includes(table)) ? 'current' : 'reset';

/** Empties a view, to be projected from the beginning. */
export const resetOf = (
  { name, version }: View,
  { tables, layout, generation }: Readonly<{ tables: readonly Table[]; layout: string; generation: number }>,
): readonly (Statement | string)[] => [
  ...tables.map((table) => createFresh(table, table.name)),
  ...saved({ view: name, version, layout, generation, position: null }),
];

export const leftovers = (there: readonly string[], declared: readonly string[]): readonly string[] => {
  const names = new Set(declared);
  return there.filter((table) => isLeftover(table, names)).map(dropTable);
};
