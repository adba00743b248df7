import type { PlumblineEvent, Recorded } from '@plumbline/domain';
import type { Views } from '@plumbline/read-model';
import { TABLES } from '@plumbline/read-model/tables';
import type { Change, Key, Row, StoredRows, Table, View } from '@plumbline/view-store';
import { type MaybePromise, openReadModel, projectionOf, type ViewsReader } from '@plumbline/view-store';
import { viewsOnPostgres } from './views-on-postgres.js';

const tableOf = (name: string): Table => {
  const declared = TABLES.find((table) => table.name === name);
  if (declared === undefined) throw new Error(`no table ${name} is declared`);
  return declared;
};
const keyOf = (table: string, at: Row): string =>
  tableOf(table)
    .key.map((column) => String(at[column]))
    .join('\u0000');

/** Rows of one view in plain maps: says what a projection makes of events, and nothing of how they are kept. */
export class PlainRows {
  readonly #tables = new Map<string, Map<string, Row>>();

  project(view: View, events: readonly Recorded<PlumblineEvent>[]): this {
    for (const event of events) {
      for (const change of this.changesOf(view, event)) {
        if (!view.tables.includes(change.table)) throw new Error(`${change.table} is no table of ${view.name}`);
        if ('put' in change) this.#rows(change.table).set(keyOf(change.table, change.put), change.put);
        else this.#rows(change.table).delete(keyOf(change.table, change.remove));
      }
    }
    return this;
  }

  /** What an event would change. */
  changesOf(view: View, event: Recorded<PlumblineEvent>): readonly Change[] {
    return projectionOf(view, view.tables.map(tableOf), this as unknown as StoredRows)(event);
  }

  get(table: string, key: Key): Row | undefined {
    return this.#rows(table).get(keyOf(table, key));
  }

  find(table: string, where: Key): readonly Row[] {
    return this.all(table).filter((row) => Object.entries(where).every(([column, value]) => row[column] === value));
  }

  /** Ordered by key. */
  all(table: string): readonly Row[] {
    return [...this.#rows(table)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }

  #rows(table: string): Map<string, Row> {
    const rows = this.#tables.get(table) ?? new Map<string, Row>();
    this.#tables.set(table, rows);
    return rows;
  }
}

export const rowsOf = (view: View, events: readonly Recorded<PlumblineEvent>[]): PlainRows =>
  new PlainRows().project(view, events);

type Reader = Pick<ViewsReader<Views>, 'db'> & Readonly<{ close: () => MaybePromise<void> }>;

/** Set by the project of tests that runs the same specs on another database. */
const engine = (): unknown => Reflect.get(globalThis, 'PLUMBLINE_VIEWS_ENGINE');

/** Real views that have handled the events: in memory, or in the database that the project of tests is for. Close the reader when done. */
export const readModelOf = (views: readonly View[], events: readonly Recorded<PlumblineEvent>[]): Reader =>
  engine() === 'postgres' ? viewsOnPostgres(views, events) : viewsInMemory(views, events);

const viewsInMemory = (views: readonly View[], events: readonly Recorded<PlumblineEvent>[]): Reader => {
  const model = openReadModel({ dataDir: ':memory:', tables: TABLES });
  model.prepare(views);
  const cache = model.rows(views);
  const projections = views.map((view) => ({ tables: view.tables, changesOf: cache.projection(view) }));
  model.transaction(() => {
    for (const event of events) {
      for (const { tables, changesOf } of projections) cache.apply(tables, changesOf(event));
    }
    cache.flush();
  });
  return model.reader<Views>();
};
