import type { Database } from 'better-sqlite3';
import type { ChangeWriter } from './changes.js';
import type { CheckpointWriter } from './checkpoints.js';
import { generationTable } from './generation-names.js';
import { cacheOf, createFresh, dropTable, swapIn } from './generations.js';
import { withoutFollowing } from './row-digests.js';
import type { RebuiltView } from './rebuilt-view.js';
import { SqliteRows } from './sqlite-rows.js';
import type { ProjectedRows, ProgressWriter, Rebuild, RebuiltTo } from './writable-views.js';

type Writers = Readonly<{
  checkpoints: CheckpointWriter;
  changes: ChangeWriter;
  transaction: <T>(work: () => T) => T;
}>;

/** The progress of a rebuild is written once, by the swap; a crash before it leaves only tables that the next start drops. */
const NOT_WRITTEN: ProgressWriter = { move: () => undefined, park: () => undefined, unpark: () => undefined };

const yieldToEventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class RebuildTables implements Rebuild {
  readonly rows: ProjectedRows;
  readonly #db: Database;
  readonly #checkpoints: CheckpointWriter;
  readonly #changes: ChangeWriter;
  readonly #views: readonly RebuiltView[];

  constructor(
    db: Database,
    { checkpoints, changes, transaction }: Writers,
    { views, flushAt }: Readonly<{ views: readonly RebuiltView[]; flushAt: number }>,
  ) {
    this.#db = db;
    this.#checkpoints = checkpoints;
    this.#changes = changes;
    this.#views = views;
    const physical = new Map(views.flatMap((v) => v.tables.map((t) => [t.name, generationTable(t.name, v.next)])));
    const name = (table: string): string => physical.get(table) ?? table;
    const tables = views.flatMap((v) => v.tables);
    for (const table of tables) createFresh(db, table, name(table.name));
    const cache = cacheOf(db, tables, { physical: name });
    this.rows = new SqliteRows(cache, { transaction, write: NOT_WRITTEN, flushAt });
  }

  swap(reached: (view: string) => RebuiltTo): void {
    this.#db.transaction(() => {
      withoutFollowing(this.#db, () => {
        for (const { tables, old, next } of this.#views)
          for (const { name } of tables) swapIn(this.#db, name, { old, next });
      });
      for (const rebuilt of this.#views) this.#save(rebuilt, reached(rebuilt.view.name));
      this.#changes.everything();
    })();
  }

  async discard(): Promise<void> {
    for (const { tables, old, next } of this.#views) {
      for (const { name } of tables) {
        await yieldToEventLoop();
        dropTable(this.#db, generationTable(name, old));
        dropTable(this.#db, generationTable(name, next));
      }
    }
  }

  #save({ view, layout, next }: RebuiltView, { position, parked }: RebuiltTo): void {
    this.#checkpoints.forget(view.name);
    this.#checkpoints.save({ view: view.name, version: view.version, layout, generation: next, position });
    for (const stream of parked) this.#checkpoints.park(stream);
  }
}
