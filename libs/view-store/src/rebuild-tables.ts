import type { Database } from 'better-sqlite3';
import type { View } from './view.js';
import type { ChangeWriter } from './changes.js';
import type { Checkpoint, CheckpointWriter, ParkedStream } from './checkpoints.js';
import type { Table } from './define-table.js';
import { cacheOf, createFresh, dropTable, swapIn, generationTable } from './generations.js';
import type { RowCache } from './row-cache.js';
import { withoutFollowing } from './row-digests.js';

/** One view of a rebuild: its tables, and the number of the generation that is served and of the one being built. */
export type RebuiltView = Readonly<{ view: View; tables: readonly Table[]; layout: string; old: number; next: number }>;
export type RebuiltTo = Readonly<{ position: Checkpoint['position']; parked: readonly ParkedStream[] }>;

type Writers = Readonly<{ checkpoints: CheckpointWriter; changes: ChangeWriter }>;

const yieldToEventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Tables of some views built beside the served ones, which stay as they are until `swap`. */
export class RebuildTables {
  readonly rows: RowCache;
  readonly #db: Database;
  readonly #checkpoints: CheckpointWriter;
  readonly #changes: ChangeWriter;
  readonly #views: readonly RebuiltView[];

  constructor(db: Database, { checkpoints, changes }: Writers, views: readonly RebuiltView[]) {
    this.#db = db;
    this.#checkpoints = checkpoints;
    this.#changes = changes;
    this.#views = views;
    const physical = new Map(views.flatMap((v) => v.tables.map((t) => [t.name, generationTable(t.name, v.next)])));
    const name = (table: string): string => physical.get(table) ?? table;
    const tables = views.flatMap((v) => v.tables);
    for (const table of tables) createFresh(db, table, name(table.name));
    this.rows = cacheOf(db, tables, { physical: name });
  }

  /** In one transaction: the rebuilt tables are served, with the checkpoint and the parked streams that they were built with. */
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

  /** Drops what is not served: the rebuilt tables, or after a swap the tables that they replaced. */
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
