import type { Change, Key, Row, StoredRows } from '@plumbline/view-store';

export const put = (table: string, row: Row): Change => ({ table, put: row });
export const remove = (table: string, key: Key): Change => ({ table, remove: key });
/** The rows that hold given values and meet the rule, each changed alike. */
export const change = <R extends Row>(
  rows: StoredRows,
  { table, where, only }: Readonly<{ table: string; where: Key; only: (row: R) => boolean }>,
  changed: Partial<R>,
): readonly Change[] =>
  rows
    .find<R>(table, where)
    .filter(only)
    .map((row) => put(table, { ...row, ...changed }));
