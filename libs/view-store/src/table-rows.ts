import type { Database, Statement } from 'better-sqlite3';
import type { TableSource } from './cached-table.js';
import type { Row } from './view.js';
import type { Table } from './define-table.js';
import { list, q } from './ddl.js';

type Stored = Record<string, unknown>;

type Column = Readonly<{ name: string; json: boolean; nullable: boolean }>;

const encode = ({ name, json, nullable }: Column, value: unknown): unknown => {
  if (value === null || value === undefined) {
    if (nullable) return null;
    throw new TypeError(`column ${name} has no value`);
  }
  return json ? JSON.stringify(value) : value;
};

const upsert = (table: Table, physical: string): string => {
  const columns = Object.keys(table.columns);
  const rest = columns.filter((column) => !table.key.includes(column));
  const set = rest.map((column) => `${q(column)} = excluded.${q(column)}`).join(', ');
  const marks = columns.map(() => '?').join(', ');
  return `INSERT INTO ${q(physical)} (${list(columns)}) VALUES (${marks})
    ON CONFLICT (${list(table.key)}) DO ${rest.length > 0 ? `UPDATE SET ${set}` : 'NOTHING'}`;
};

const equals = (columns: readonly string[]): string => columns.map((column) => `${q(column)} = ?`).join(' AND ');

/** Prepared reads and writes of one table under one physical name. */
export class TableRows implements TableSource {
  readonly table: Table;
  readonly #db: Database;
  readonly #physical: string;
  readonly #columns: readonly Column[];
  readonly #json: readonly string[];
  readonly #get: Statement;
  readonly #put: Statement;
  readonly #remove: Statement;
  readonly #updates = new Map<string, Statement>();

  constructor(db: Database, table: Table, physical: string) {
    this.table = table;
    this.#db = db;
    this.#physical = physical;
    this.#columns = Object.entries(table.columns).map(([name, { kind, nullable }]) => {
      return { name, json: kind === 'json', nullable };
    });
    this.#json = this.#columns.filter(({ json }) => json).map(({ name }) => name);
    this.#get = db.prepare(`SELECT * FROM ${q(physical)} WHERE ${equals(table.key)}`);
    this.#put = db.prepare(upsert(table, physical));
    this.#remove = db.prepare(`DELETE FROM ${q(physical)} WHERE ${equals(table.key)}`);
  }

  get(key: readonly unknown[]): Row | undefined {
    const stored = this.#get.get(key) as Stored | undefined;
    return stored && this.#decode(stored);
  }

  finder(columns: readonly string[]): (values: readonly unknown[]) => readonly Row[] {
    ensureIndexed(this.table, columns);
    const statement = this.#db.prepare(`SELECT * FROM ${q(this.#physical)} WHERE ${equals(columns)}`);
    return (values) => (statement.all(values) as Stored[]).map((row) => this.#decode(row));
  }

  put(row: Row): void {
    this.#put.run(this.#columns.map((column) => encode(column, row[column.name])));
  }

  /**
   * Writes only changed columns. SQLite rewrites every index with a column named in the statement, whether its value
   * changed or not; most events change none of the indexed columns of a row.
   */
  update(from: Row, to: Row): void {
    const changed = this.#columns.filter(({ name }) => from[name] !== to[name]);
    if (changed.length === 0) return;
    const values = changed.map((column) => encode(column, to[column.name]));
    this.#updating(changed).run([...values, ...this.table.key.map((column) => to[column])]);
  }

  remove(key: readonly unknown[]): void {
    this.#remove.run(key);
  }

  #updating(changed: readonly Column[]): Statement {
    const names = changed.map(({ name }) => name);
    const of = names.join();
    const existing = this.#updates.get(of);
    if (existing) return existing;
    const { key } = this.table;
    const sql = `UPDATE ${q(this.#physical)} SET ${names.map((n) => `${q(n)} = ?`).join(', ')} WHERE ${equals(key)}`;
    const statement = this.#db.prepare(sql);
    this.#updates.set(of, statement);
    return statement;
  }

  #decode(stored: Stored): Row {
    for (const column of this.#json) {
      const text = stored[column];
      if (typeof text === 'string') stored[column] = JSON.parse(text);
    }
    return stored;
  }
}

const covers = (index: readonly string[], columns: readonly string[]): boolean =>
  index.slice(0, columns.length).every((column) => columns.includes(column)) && columns.length <= index.length;

/** Throws where neither the key nor an index begins with these columns. */
export const ensureIndexed = ({ name, key, indexes }: Table, columns: readonly string[]): void => {
  if (![key, ...indexes].some((index) => covers(index, columns)))
    throw new Error(`${name} has no index that begins with ${columns.join(', ')}`);
};
