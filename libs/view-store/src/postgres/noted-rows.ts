import type { Column } from '../columns.js';
import type { TableSource } from '../cached-table.js';
import { list, q } from '../ddl.js';
import type { Table } from '../define-table.js';
import { ensureIndexed } from '../table-rows.js';
import type { Row } from '../view.js';
import { ARRAY_TYPE } from './ddl.js';
import { encode } from './encode.js';
import type { EverPut } from './ever-put.js';

/** A statement with its parameters: many rows in one. */
export type Statement = Readonly<{ text: string; values: unknown[] }>;

const SEPARATOR = '\u0000';
type Values = readonly unknown[];

/** Notes what is asked of one table, as if it held nothing, and what is written to it. */
export class NotedRows implements TableSource {
  readonly table: Table;
  readonly #physical: string;
  readonly #columns: readonly (readonly [string, Column])[];
  readonly #json: readonly string[];
  readonly #asked = new Map<string, Map<string, Values>>();
  readonly #ever: EverPut | undefined;
  /** Of the key and of each index: every `find` names one of them. */
  readonly #leading: readonly string[];
  #puts: Row[] = [];
  #removes: Values[] = [];

  /** `ever`: what was put into this table since it was empty, where that is known. */
  constructor(table: Table, physical: string, ever?: EverPut) {
    this.table = table;
    this.#physical = physical;
    this.#ever = ever;
    this.#leading = [...new Set([table.key, ...table.indexes].flatMap(([first = '']) => [first]))];
    this.#columns = Object.entries(table.columns);
    this.#json = this.#columns.filter(([, { kind }]) => kind === 'json').map(([name]) => name);
  }

  get(key: Values): undefined {
    if (this.#ever?.mayHold(this.#named('', key)) !== false) this.#ask(this.table.key, key);
  }

  finder(columns: readonly string[]): (values: Values) => readonly Row[] {
    ensureIndexed(this.table, columns);
    const known = columns.flatMap((name, at) => (this.#leading.includes(name) ? [[name, at] as const] : []));
    return (values) => {
      const mayBe = known.every(([name, at]) => this.#ever?.mayHold(this.#named(name, [values[at]])) !== false);
      if (mayBe) this.#ask(columns, values);
      return [];
    };
  }

  put(row: Row): void {
    this.#puts.push(row);
    if (this.#ever === undefined) return;
    this.#ever.add(
      this.#named(
        '',
        this.table.key.map((name) => row[name]),
      ),
    );
    for (const name of this.#leading) this.#ever.add(this.#named(name, [row[name]]));
  }

  update(_from: Row, to: Row): void {
    this.put(to);
  }

  remove(key: Values): void {
    this.#removes.push(key);
  }

  /** What was asked for since this was last called. */
  takeAsked(): readonly Statement[] {
    const asked = [...this.#asked].map(([columns, values]) =>
      this.#select(columns.split(SEPARATOR), [...values.values()]),
    );
    this.#asked.clear();
    return asked;
  }

  /** What was written since this was last called. Throws where a row has a value that its column does not hold. */
  takeWrites(): readonly Statement[] {
    const [puts, removes] = [this.#puts, this.#removes];
    [this.#puts, this.#removes] = [[], []];
    return [...(removes.length > 0 ? [this.#delete(removes)] : []), ...(puts.length > 0 ? [this.#upsert(puts)] : [])];
  }

  /** What was asked for and written is of no use any more. */
  forget(): void {
    this.#asked.clear();
    [this.#puts, this.#removes] = [[], []];
  }

  decode(stored: Record<string, unknown>): Row {
    for (const column of this.#json) {
      const text = stored[column];
      if (typeof text === 'string') stored[column] = JSON.parse(text);
    }
    return stored;
  }

  #named(what: string, values: Values): string {
    return [this.table.name, what, ...values].join(SEPARATOR);
  }

  #ask(columns: readonly string[], values: Values): void {
    const of = columns.join(SEPARATOR);
    const asked = this.#asked.get(of) ?? new Map<string, Values>();
    asked.set(values.join(SEPARATOR), values);
    this.#asked.set(of, asked);
  }

  #column(name: string): Column {
    const column = this.table.columns[name];
    if (column === undefined) throw new Error(`${this.table.name} has no column ${name}`);
    return column;
  }

  /** Lists of values as parameters, a list for each of the columns. */
  #lists(columns: readonly string[]): string {
    return columns.map((name, at) => `$${String(at + 1)}::${ARRAY_TYPE[this.#column(name).kind]}`).join(', ');
  }

  #given(columns: readonly string[], rows: readonly Values[]): unknown[] {
    return columns.map((name, at) => rows.map((row) => encode(name, this.#column(name), row[at])));
  }

  #matching(columns: readonly string[]): string {
    return columns.map((name) => `t.${q(name)} = k.${q(name)}`).join(' AND ');
  }

  #select(columns: readonly string[], rows: readonly Values[]): Statement {
    return {
      text: `SELECT t.* FROM unnest(${this.#lists(columns)}) AS k (${list(columns)}) JOIN ${q(this.#physical)} t ON ${this.#matching(columns)}`,
      values: this.#given(columns, rows),
    };
  }

  #delete(keys: readonly Values[]): Statement {
    const { key } = this.table;
    return {
      text: `DELETE FROM ${q(this.#physical)} t USING unnest(${this.#lists(key)}) AS k (${list(key)}) WHERE ${this.#matching(key)}`,
      values: this.#given(key, keys),
    };
  }

  #upsert(rows: readonly Row[]): Statement {
    const names = this.#columns.map(([name]) => name);
    const { key } = this.table;
    const rest = names.filter((name) => !key.includes(name));
    const set = rest.map((name) => `${q(name)} = excluded.${q(name)}`).join(', ');
    return {
      text: `INSERT INTO ${q(this.#physical)} (${list(names)}) SELECT * FROM unnest(${this.#lists(names)})
        ON CONFLICT (${list(key)}) DO ${rest.length > 0 ? `UPDATE SET ${set}` : 'NOTHING'}`,
      values: this.#columns.map(([name, column]) => rows.map((row) => encode(name, column, row[name]))),
    };
  }
}
