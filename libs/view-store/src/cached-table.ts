import type { Key, Row } from './view.js';
import { CachedIndex, SEPARATOR } from './cached-index.js';
import type { Table } from './define-table.js';

/** Where the rows of one table are. */
export interface TableSource {
  readonly table: Table;
  get(key: readonly unknown[]): Row | undefined;
  /** A reader of the rows that hold given values in these columns, which an index or the key must begin with. */
  finder(columns: readonly string[]): (values: readonly unknown[]) => readonly Row[];
  put(row: Row): void;
  update(from: Row, to: Row): void;
  remove(key: readonly unknown[]): void;
}

/** `row` is null where there is none under that key; `stored` is the row in the table, undefined if it was never read. */
type Entry = { at: Row; row: Row | null; stored: Row | null | undefined; dirty: boolean };
type Index = { cached: CachedIndex; load: (values: readonly unknown[]) => readonly Row[] };

/**
 * Write-back cache of one table: a row is read once, its changes are merged in memory and written at `flush`. Correct only while
 * nobody else writes the table, which the lock of the runner ensures.
 */
export class CachedTable {
  readonly #rows: TableSource;
  readonly #key: readonly string[];
  readonly #entries = new Map<string, Entry>();
  readonly #indexes = new Map<string, Index>();
  #dirty: Entry[] = [];
  #steps: (() => void)[] | undefined;

  constructor(rows: TableSource) {
    this.#rows = rows;
    this.#key = rows.table.key;
  }

  get table(): Table {
    return this.#rows.table;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Rows that a flush would write. */
  get dirty(): number {
    return this.#dirty.length;
  }

  /** Values of the first column of their keys. */
  get dirtyKeys(): ReadonlySet<string> {
    const [first = ''] = this.#key;
    return new Set(this.#dirty.map(({ at }) => String(at[first])));
  }

  /** The text that a row or key is cached under; throws where part of the key is missing. */
  keyOf(at: Row): string {
    let text = '';
    for (const column of this.#key) {
      const part = at[column];
      if (typeof part !== 'string' && typeof part !== 'number') {
        throw new TypeError(`${this.#rows.table.name}: key column ${column} has no value`);
      }
      text = text === '' ? String(part) : text + SEPARATOR + String(part);
    }
    return text;
  }

  get(at: Key): Row | undefined {
    const key = this.keyOf(at);
    const cached = this.#entries.get(key);
    if (cached) return cached.row ?? undefined;
    const row = this.#rows.get(this.#values(at)) ?? null;
    this.#keep(key, { at, row, stored: row, dirty: false });
    return row ?? undefined;
  }

  find(where: Key): readonly Row[] {
    const columns = Object.keys(where);
    const index = this.#indexOn(columns);
    if (index.cached.ask(where)) {
      for (const row of index.load(columns.map((column) => where[column]))) {
        const key = this.keyOf(row);
        if (!this.#entries.has(key)) this.#keep(key, { at: row, row, stored: row, dirty: false });
      }
    }
    return index.cached.rows(where);
  }

  /** A null row removes. */
  set(key: string, at: Row, row: Row | null): void {
    const entry = this.#entries.get(key);
    if (!entry) {
      const fresh = { at, row, stored: undefined, dirty: true };
      this.#dirty.push(fresh);
      this.#keep(key, fresh);
      this.#steps?.push(() => {
        this.#dirty.pop();
        this.#entries.delete(key);
        this.#move(key, row, null);
      });
      return;
    }
    const { row: before, dirty } = entry;
    this.#move(key, before, row);
    entry.row = row;
    this.#steps?.push(() => {
      this.#move(key, row, before);
      entry.row = before;
      if (!dirty) this.#dirty.pop();
      entry.dirty = dirty;
    });
    if (dirty) return;
    entry.dirty = true;
    this.#dirty.push(entry);
  }

  /** A row of the table, as it is there. What was changed in memory stays. */
  loaded(row: Row): void {
    const key = this.keyOf(row);
    const entry = this.#entries.get(key);
    if (entry === undefined) this.#keep(key, { at: row, row, stored: row, dirty: false });
    else if (!entry.dirty && entry.row === null) {
      this.#move(key, null, row);
      entry.row = row;
      entry.stored = row;
    }
  }

  /** What is set from here on can be taken back, until it is kept. */
  begin(): void {
    this.#steps = [];
  }

  undo(): void {
    const steps = this.#steps ?? [];
    this.#steps = undefined;
    for (const step of steps.reverse()) step();
  }

  keep(): void {
    this.#steps = undefined;
  }

  flush(): void {
    for (const entry of this.#dirty) {
      this.#write(entry);
      entry.stored = entry.row;
      entry.dirty = false;
    }
    this.#dirty = [];
  }

  #write({ at, row, stored }: Entry): void {
    if (row === null) this.#rows.remove(this.#values(at));
    else if (stored) this.#rows.update(stored, row);
    else this.#rows.put(row);
  }

  /** Drops everything, including changes that were not flushed. */
  clear(): void {
    this.#entries.clear();
    this.#indexes.clear();
    this.#dirty = [];
    this.#steps = undefined;
  }

  #values(at: Row): readonly unknown[] {
    return this.#key.map((column) => at[column]);
  }

  #keep(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    this.#move(key, null, entry.row);
  }

  #move(key: string, from: Row | null, to: Row | null): void {
    for (const { cached } of this.#indexes.values()) cached.move(key, from, to);
  }

  #indexOn(columns: readonly string[]): Index {
    const name = columns.join();
    const existing = this.#indexes.get(name);
    if (existing) return existing;
    const index = { cached: new CachedIndex(columns), load: this.#rows.finder(columns) };
    for (const [key, { row }] of this.#entries) index.cached.move(key, null, row);
    this.#indexes.set(name, index);
    return index;
  }
}
