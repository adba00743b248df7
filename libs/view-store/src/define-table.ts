import type { Column } from './columns.js';

export type TableRow = object;
type Columns = Readonly<Record<string, Column>>;
type ValueOf<C> = C extends Column<infer T> ? T : never;
type RowOfColumns<C> = { readonly [Name in keyof C]: ValueOf<C[Name]> };

/** The kinds of streams; the stream of an aggregate is named by its kind and its id. */
export type StreamKind = 'framework' | 'cycle' | 'nomination' | 'person';
/**
 * The columns that follow every event of the stream: its revision and, where the table has one, the time of the last change; events of the
 * types in `quiet` leave that as it is.
 */
export type HeadColumns = Readonly<{ of: StreamKind; revision: string; updatedAt?: string; quiet?: readonly string[] }>;
/** Whom a row is about: one of its own columns names the person, or a column of the row that it belongs to in another table. */
export type About = string | Readonly<{ table: Table; column: string }>;

/** One table of the read model. The only place that names its columns: DDL, upserts, row type and Kysely type follow from it. */
export type Table<Name extends string = string, R extends TableRow = TableRow> = Readonly<{
  name: Name;
  /** Columns of the primary key, in order. */
  key: readonly string[];
  columns: Columns;
  /** Columns of each index, in order. Every `find` of a view needs one that begins with its columns. */
  indexes: readonly (readonly string[])[];
  /** Set where each row is the head of a stream. Its key is the id of the stream. */
  head: HeadColumns | null;
  /** Whom the personal columns are about. */
  about: About | null;
  /** True where each key is a person who was erased: what comes later about them is kept without text. */
  listsErased: boolean;
  /** Carries the row type; never set. */
  row?: R;
}>;
/** The row type of a table: `RowOf<typeof boardTable>`. */
export type RowOf<T> = T extends Table<string, infer R> ? R : never;

type NamesOf<C, T> = { [Name in keyof C]: C[Name] extends Column<T> ? Name : never }[keyof C] & string;
type Definition<C extends Columns> = Readonly<{
  key: readonly (keyof C & string)[];
  columns: C;
  indexes?: readonly (readonly (keyof C & string)[])[];
  head?: HeadColumns & Readonly<{ revision: NamesOf<C, number>; updatedAt?: NamesOf<C, string> }>;
  about?: (keyof C & string) | Readonly<{ table: Table; column: string }>;
  listsErased?: boolean;
}>;

const NAME = /^[a-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$/;

const ensureSound = ({ name, key, columns, about }: Table): void => {
  for (const each of [name, ...Object.keys(columns)]) {
    if (!NAME.test(each)) throw new Error(`${name}: "${each}" cannot name a table or column`);
  }
  if (key.length === 0) throw new Error(`${name}: a table needs a key`);
  const isPersonal = Object.values(columns).some(({ erased }) => erased !== null);
  if (isPersonal !== (about !== null)) throw new Error(`${name}: "about" goes with personal columns`);
};

/**
 * Declares a table: `defineTable('cycleMember', { key: ['cycleId'], columns: { cycleId: id, personId: id } })`.
 * Names are camel or snake case without double underscores, which mark the tables of a rebuild.
 */
export const defineTable = <const Name extends string, C extends Columns>(
  name: Name,
  definition: Definition<C>,
): Table<Name, RowOfColumns<C>> => {
  const table = { indexes: [], head: null, about: null, listsErased: false, ...definition, name };
  ensureSound(table);
  return table;
};
