import type { Change, Key, OwnRows, Row } from '@plumbline/view-store';

export const put = (table: string, row: Row): Change => ({ table, put: row });
/** The rows that hold given values and meet the rule, each changed alike. */
export const change = <R extends Row>(
  own: OwnRows,
  { table, where, only }: Readonly<{ table: string; where: Key; only: (row: R) => boolean }>,
  changed: Partial<R>,
): readonly Change[] =>
  own
    .find<R>(table, where)
    .filter(only)
    .map((row) => put(table, { ...row, ...changed }));
export const remove = (table: string, key: Key): Change => ({ table, remove: key });
