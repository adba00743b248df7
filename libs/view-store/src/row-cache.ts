import type { CachedTable } from './cached-table.js';
import type { ChangeNotes } from './changes.js';
import { type Projection, projectionOf } from './projection.js';
import type { Change, Key, Row, StoredRows, View } from './view.js';

/** Rows cached between batches; beyond this the largest tables are dropped, which bounds memory and keeps the hot rows. */
const MOST_ROWS = 4_000;

type Step = Readonly<{ table: CachedTable; key: string; at: Row; row: Row | null }>;

/** The rows of a set of tables, with the changes of the running batch. */
export class RowCache {
  readonly #tables: ReadonlyMap<string, CachedTable>;
  readonly #changes: ChangeNotes | undefined;
  readonly #mostRows: number;

  /** `changes`: where to note what is written, if anybody may have read it. */
  constructor(tables: ReadonlyMap<string, CachedTable>, changes?: ChangeNotes, mostRows = MOST_ROWS) {
    this.#mostRows = mostRows;
    this.#tables = tables;
    this.#changes = changes;
  }

  /** The rows of one view; asking for another view's table throws. */
  rowsOf(tables: readonly string[]): StoredRows {
    const mine = new Map(tables.map((name) => [name, this.#table(name)]));
    const table = (name: string): CachedTable => mine.get(name) ?? foreign(name);
    const get = (name: string, key: Key): Row | undefined => table(name).get(key);
    const find = (name: string, where: Key): readonly Row[] => table(name).find(where);
    return { get, find } as StoredRows;
  }

  /** What an event changes in a view, whose rows these are. */
  projection(view: View): Projection {
    const tables = view.tables.map((name) => this.#table(name).table);
    return projectionOf(view, tables, this.rowsOf(view.tables));
  }

  /** Applies all changes of one event, or none if one of them is invalid. */
  apply(tables: readonly string[], changes: readonly Change[]): void {
    const steps = changes.map((change) => this.#step(tables, change));
    for (const { table, key, at, row } of steps) table.set(key, at, row);
  }

  /** What is applied from here on can be taken back, until it is kept. */
  begin(): void {
    for (const table of this.#tables.values()) table.begin();
  }

  undo(): void {
    for (const table of this.#tables.values()) table.undo();
  }

  keep(): void {
    for (const table of this.#tables.values()) table.keep();
  }

  /** Writes what changed, in the transaction of the caller. */
  flush(): void {
    if (this.#changes) this.#note(this.#changes);
    for (const table of this.#tables.values()) table.flush();
  }

  clear(): void {
    for (const table of this.#tables.values()) table.clear();
  }

  /** Rows that a flush would write. */
  get dirty(): number {
    let dirty = 0;
    for (const table of this.#tables.values()) dirty += table.dirty;
    return dirty;
  }

  /** Bounds memory when nothing waits to be flushed: only committed rows may be dropped. */
  trim(): void {
    if (this.dirty > 0) return;
    const tables = [...this.#tables.values()];
    let cachedRows = tables.reduce((sum, { size }) => sum + size, 0);
    if (cachedRows <= this.#mostRows) return;
    for (const table of tables.sort((a, b) => b.size - a.size)) {
      if (cachedRows <= this.#mostRows / 2) return;
      cachedRows -= table.size;
      table.clear();
    }
  }

  #note(changes: ChangeNotes): void {
    const changed = new Map<string, { key: string; value: string; tables: string[] }>();
    for (const cached of this.#tables.values()) {
      const {
        name,
        key: [key = ''],
      } = cached.table;
      for (const value of cached.dirtyKeys) {
        const noted = changed.get(`${key} ${value}`);
        if (noted) noted.tables.push(name);
        else changed.set(`${key} ${value}`, { key, value, tables: [name] });
      }
    }
    for (const { key, value, tables } of changed.values()) changes.rows(key, value, tables);
  }

  #step(tables: readonly string[], change: Change): Step {
    if (!tables.includes(change.table)) return foreign(change.table);
    const table = this.#table(change.table);
    const row = 'put' in change ? change.put : null;
    const at = 'put' in change ? change.put : change.remove;
    return { table, key: table.keyOf(at), at, row };
  }

  #table(name: string): CachedTable {
    return this.#tables.get(name) ?? foreign(name);
  }
}

const foreign = (table: string): never => {
  throw new Error(`${table} is no table of this view`);
};
