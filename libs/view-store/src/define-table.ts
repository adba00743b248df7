type Scalar<T> = [T] extends [string] ? 'text' : [T] extends [number] ? 'integer' : 'json';
/** `json` holds objects, arrays and booleans as text; a trailing `?` allows null. */
export type ColumnKind = 'text' | 'integer' | 'json' | 'text?' | 'integer?' | 'json?';
type KindOf<T> = null extends T ? `${Scalar<NonNullable<T>>}?` : Scalar<T>;
export type TableRow = object;

/** One table of the read model. The only place that names its columns: DDL, upserts and the Kysely type follow from it. */
export type Table<Name extends string = string, R extends TableRow = TableRow> = Readonly<{
  name: Name;
  /** Columns of the primary key, in order. */
  key: readonly string[];
  columns: Readonly<Record<string, ColumnKind>>;
  /** Columns of each index, in order. Every `find` of a view needs one that begins with its columns. */
  indexes: readonly (readonly string[])[];
  /** Carries the row type; never set. */
  row?: R;
}>;

const NAME = /^[a-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$/;

/**
 * Declares a table for rows of type `R`: `defineTable<BoardRow>()({ name, key, columns, indexes })`.
 * Names are camel or snake case without double underscores, which mark the shadow tables of a rebuild.
 * Booleans go into `integer` columns as 0 | 1 where they are indexed, else into `json`.
 */
export const defineTable =
  <R extends TableRow>() =>
  <const Name extends string>(table: {
    name: Name;
    key: readonly (keyof R & string)[];
    columns: { readonly [C in keyof R]-?: KindOf<R[C]> };
    indexes?: readonly (readonly (keyof R & string)[])[];
  }): Table<Name, R> => {
    const columns: Readonly<Record<string, ColumnKind>> = table.columns;
    for (const name of [table.name, ...Object.keys(columns)]) {
      if (!NAME.test(name)) throw new Error(`${table.name}: "${name}" cannot name a table or column`);
    }
    if (table.key.length === 0) throw new Error(`${table.name}: a table needs a key`);
    return { name: table.name, key: table.key, columns, indexes: table.indexes ?? [] };
  };
