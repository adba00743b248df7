import type { Database } from 'better-sqlite3';
import type { View } from './view.js';
import {
  type Checkpoint,
  checkpointWriter,
  type CheckpointWriter,
  type ParkedStream,
  readCheckpoints,
  readParked,
} from './checkpoints.js';
import { layoutOf } from './ddl.js';
import type { Table } from './define-table.js';
import { cacheOf, createFresh, dropLeftovers, tablesIn } from './generations.js';
import { type Heartbeat, heartbeatWriter } from './heartbeat.js';
import { type Log, SILENT } from './log.js';
import { LogFolding } from './log-folding.js';
import { MEMORY, openFile, viewsFile } from './open-file.js';
import { ReadModelReader } from './reader.js';
import type { RowCache } from './row-cache.js';
import { lockRunner } from './runner-lock.js';
import { Shadow } from './shadow.js';

export type ReadModelOptions = Readonly<{
  /** Folder of `views.db`, or `:memory:`. */
  dataDir: string;
  tables: readonly Table[];
  log?: Log;
}>;

/** How the stored rows of a view relate to its code: `outdated` rows are served until a rebuild replaces them. */
export type Standing = 'current' | 'begun-anew' | 'outdated';

type Beside = Readonly<{ unlock: () => void; folding: LogFolding | undefined }>;

/** The read model as its one writer sees it. Every transaction is synchronous: no reader of this process is ever inside one. */
export class ReadModel {
  readonly checkpoints: CheckpointWriter;
  /** Says, for readers in other processes, that the runner of this one is alive, and what keeps it from going on. */
  readonly beat: (beat: Heartbeat) => void;
  readonly #db: Database;
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #unlock: () => void;
  readonly #folding: LogFolding | undefined;

  constructor(db: Database, tables: readonly Table[], { unlock, folding }: Beside) {
    this.#db = db;
    this.#tables = new Map(tables.map((table) => [table.name, table]));
    this.#unlock = unlock;
    this.#folding = folding;
    this.checkpoints = checkpointWriter(db);
    this.beat = heartbeatWriter(db);
  }

  /** Makes the tables fit the views; one whose layout changed begins anew, empty. Call before anything else. */
  prepare(views: readonly View[]): ReadonlyMap<string, Standing> {
    return this.transaction(() => {
      dropLeftovers(this.#db, [...this.#tables.values()]);
      const names = new Set(views.map((view) => view.name));
      for (const { view } of this.stored()) if (!names.has(view)) this.checkpoints.forget(view);
      return new Map(views.map((view) => [view.name, this.#prepare(view)]));
    });
  }

  /** Empties a view, to be projected from the beginning. */
  beginAnew(view: View): void {
    this.transaction(() => {
      const { name, version } = view;
      const generation = this.#generation(name);
      for (const table of this.#tablesOf(view)) createFresh(this.#db, table, table.name);
      this.checkpoints.forget(name);
      this.checkpoints.save({ view: name, version, layout: this.#layout(view), generation, position: null });
    });
  }

  stored(): readonly Checkpoint[] {
    return readCheckpoints(this.#db);
  }

  parked(): readonly ParkedStream[] {
    return readParked(this.#db);
  }

  /** The rows that are served, for the views that own them. */
  rows(views: readonly View[]): RowCache {
    const tables = views.flatMap((view) => this.#tablesOf(view));
    return cacheOf(this.#db, tables, (name) => name);
  }

  /** New, empty tables beside the served ones. */
  shadow(views: readonly View[]): Shadow {
    const rebuilt = views.map((view) => {
      const old = this.#generation(view.name);
      return { view, tables: this.#tablesOf(view), layout: this.#layout(view), old, next: old + 1 };
    });
    return new Shadow(this.#db, this.checkpoints, rebuilt);
  }

  /** All or nothing; inside another one, all or nothing of the inner part. */
  transaction<T>(work: () => T): T {
    const result = this.#db.transaction(work)();
    this.#folding?.wrote();
    return result;
  }

  /** Queries on the writer's own connection; the only kind that a read model in memory has. */
  reader<Views>(): ReadModelReader<Views> {
    const db = this.#db;
    return new ReadModelReader<Views>({ current: db, close: () => db.close() });
  }

  close(): void {
    this.#folding?.close();
    this.#db.close();
    this.#unlock();
  }

  #prepare(view: View): Standing {
    const stored = this.stored().find((checkpoint) => checkpoint.view === view.name);
    const there = new Set(tablesIn(this.#db));
    if (stored?.layout !== this.#layout(view) || !view.tables.every((table) => there.has(table))) {
      this.beginAnew(view);
      return 'begun-anew';
    }
    if (stored.version === view.version) return 'current';
    if (stored.position !== null) return 'outdated';
    this.beginAnew(view);
    return 'begun-anew';
  }

  #generation(view: string): number {
    return this.stored().find((checkpoint) => checkpoint.view === view)?.generation ?? 1;
  }

  #layout(view: View): string {
    return layoutOf(this.#tablesOf(view));
  }

  #tablesOf(view: View): readonly Table[] {
    return view.tables.map((name) => {
      const table = this.#tables.get(name);
      if (!table) throw new Error(`view ${view.name}: no table ${name} is declared`);
      return table;
    });
  }
}

/**
 * Opens `views.db` for the one projection runner of a data directory. A damaged or older file is set aside and begun anew.
 * @throws RunnerLocked where another process projects into this directory
 */
export const openReadModel = ({ dataDir, tables, log = SILENT }: ReadModelOptions): ReadModel => {
  const unlock = dataDir === MEMORY ? () => undefined : lockRunner(dataDir);
  try {
    const folding = dataDir === MEMORY ? undefined : new LogFolding(viewsFile(dataDir), log);
    return new ReadModel(openFile(dataDir, log), tables, { unlock, folding });
  } catch (error) {
    unlock();
    throw error;
  }
};
