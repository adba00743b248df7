import { type RawBuilder, sql, type SqlBool } from 'kysely';

/** `nextCursor` is null on the last page. */
export type Page<T> = Readonly<{ items: readonly T[]; nextCursor: string | null }>;
/** Where a page begins: the values of the sort columns of the row before it, the last of them unique. */
export type After = readonly string[];
export type PageOf = Readonly<{ limit: number; after?: After }>;

/** `scope` names the list and its order, so that a cursor of another list or order is refused. */
export const cursorOf = (scope: string, after: After): string =>
  Buffer.from(JSON.stringify([scope, ...after])).toString('base64url');

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((part) => typeof part === 'string');

const parsed = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/** The place that a cursor stands for; undefined where it is no cursor of that list in that order. */
export const afterOf = (scope: string, values: number, cursor: string): After | undefined => {
  const parts = parsed(cursor);
  return isStrings(parts) && parts[0] === scope && parts.length === values + 1 ? parts.slice(1) : undefined;
};

/** Rows behind the place, in the order of the columns, all of them ascending or all descending. */
export const behind = (columns: readonly string[], after: After, descending: boolean): RawBuilder<SqlBool> => {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(after.map((value) => sql.val(value)));
  return descending ? sql`(${names}) < (${values})` : sql`(${names}) > (${values})`;
};

/** A page of a short list in memory: its cursor is the number of items before it. */
export const sliceOf = <T>(all: readonly T[], { limit, after: [count = '0'] = [] }: PageOf, scope: string): Page<T> => {
  const from = Number.parseInt(count, 10) || 0;
  const to = from + limit;
  return { items: all.slice(from, to), nextCursor: to < all.length ? cursorOf(scope, [String(to)]) : null };
};

/**
 * A page of `limit + 1` rows: the extra row shows that there is a next page. A row without an item shortens the page and doesn't end
 * the list.
 */
export const pageOf = <R, T>(
  rows: readonly R[],
  limit: number,
  { scope, place, item }: Readonly<{ scope: string; place: (row: R) => After; item: (row: R) => T | undefined }>,
): Page<T> => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.flatMap((row) => item(row) ?? []), nextCursor: more ? cursorOf(scope, place(last)) : null };
};
