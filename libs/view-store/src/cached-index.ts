import type { Row } from './view.js';

export const SEPARATOR = '\u0000';
const joined = (row: Row, columns: readonly string[]): string => columns.map((c) => String(row[c])).join(SEPARATOR);

/** The cached rows of one table by the values of some columns, and which values were already read from the table. */
export class CachedIndex {
  readonly #columns: readonly string[];
  readonly #rows = new Map<string, Map<string, Row>>();
  readonly #asked = new Set<string>();

  constructor(columns: readonly string[]) {
    this.#columns = columns;
  }

  /** True the first time: the caller then loads what the table holds. */
  ask(where: Row): boolean {
    const value = joined(where, this.#columns);
    if (this.#asked.has(value)) return false;
    this.#asked.add(value);
    return true;
  }

  /** By key, so that a live view and its rebuild see the same order. */
  rows(where: Row): readonly Row[] {
    const found = this.#rows.get(joined(where, this.#columns));
    if (!found) return [];
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }

  move(key: string, from: Row | null, to: Row | null): void {
    if (from) this.#rows.get(joined(from, this.#columns))?.delete(key);
    if (!to) return;
    const value = joined(to, this.#columns);
    const rows = this.#rows.get(value);
    if (rows) rows.set(key, to);
    else this.#rows.set(value, new Map([[key, to]]));
  }
}
