import type { Database } from 'better-sqlite3';
import { openedFile } from '@plumbline/sqlite';
import type { View } from './view.js';
import { WHOLE } from './views-connection.js';
import { ChangeWriter } from './changes.js';
import {
  type Checkpoint,
  checkpointWriter,
  type CheckpointWriter,
  type ParkedStream,
  readCheckpoints,
  readParked,
} from './checkpoints.js';
import { takeDamage } from './damage-report.js';
import { layoutOf } from './ddl.js';
import type { Table } from './define-table.js';
import { cacheOf, createFresh, dropLeftovers, tablesIn } from './generations.js';
import { type Heartbeat, heartbeatWriter } from './heartbeat.js';
import { type Log, SILENT } from './log.js';
import { WalCheckpointer } from './wal-checkpointer.js';
import { MEMORY, openFile, viewsFile } from './open-file.js';
import { ReadModelReader } from './reader.js';
import { readSource, sourceWriter, type SourceWriter } from './source-log.js';
import type { RowCache } from './row-cache.js';
import { lockRunner } from './runner-lock.js';
import { RebuildTables } from './rebuild-tables.js';
import { follow, prepareDigests, schemaChanged } from './row-digests.js';
import { SqliteRows } from './sqlite-rows.js';
import type { ProjectedRows, RowsState, WritableViews } from './writable-views.js';
import { tablesOf } from './tables-of.js';

export type ReadModelOptions = Readonly<{
  /** Folder of `views.db`, or `:memory:`. */
  dataDir: string;
  tables: readonly Table[];
  log?: Log;
  /** What is wrong with the file that is there: it is set aside for a new one, as it is where a reader has told of damage. */
  defect?: string;
}>;

/** Rows of rebuilt tables that change often are written once; this many fit into the time of a slice. */
const WAITING_ROWS = 2_000;

type FileResources = Readonly<{ unlock: () => void; walCheckpointer: WalCheckpointer | undefined; replaced: Replaced }>;
/** What has become of the file where it is another one by now, see `openedFile`. */
type Replaced = () => string | undefined;

/** The read model as its one writer sees it. Every transaction is synchronous: no reader of this process is ever inside one. */
export class ReadModel implements WritableViews {
  readonly checkpoints: CheckpointWriter;
  /** Records for readers in other processes that this runner is alive, and its failure, if any. */
  readonly beat: (beat: Heartbeat) => void;
  readonly derivedFrom: SourceWriter;
  readonly replaced: Replaced;
  readonly #db: Database;
  readonly #changes: ChangeWriter;
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #unlock: () => void;
  readonly #walCheckpointer: WalCheckpointer | undefined;

  constructor(db: Database, tables: readonly Table[], { unlock, walCheckpointer, replaced }: FileResources) {
    this.replaced = replaced;
    this.#db = db;
    this.#tables = new Map(tables.map((table) => [table.name, table]));
    this.#unlock = unlock;
    this.#walCheckpointer = walCheckpointer;
    [this.checkpoints, this.#changes, this.beat, this.derivedFrom] = db.transaction(() => {
      prepareDigests(db);
      const own = [checkpointWriter(db), new ChangeWriter(db), heartbeatWriter(db), sourceWriter(db)] as const;
      schemaChanged(db);
      return own;
    })();
  }

  /** Creates the tables of the views; a view whose layout changed is reset. Call this first. */
  prepare(views: readonly View[]): ReadonlyMap<string, RowsState> {
    return this.transaction(() => {
      dropLeftovers(this.#db, [...this.#tables.values()]);
      const names = new Set(views.map((view) => view.name));
      for (const { view } of this.stored()) if (!names.has(view)) this.checkpoints.forget(view);
      return new Map(views.map((view) => [view.name, this.#prepare(view)]));
    });
  }

  /** Empties a view, to be projected from the beginning. */
  reset(view: View): void {
    this.transaction(() => {
      const { name, version } = view;
      const generation = this.#generation(name);
      for (const table of this.#tablesOf(view)) createFresh(this.#db, table, table.name);
      this.#changes.everything();
      this.checkpoints.forget(name);
      this.checkpoints.save({ view: name, version, layout: this.#layout(view), generation, position: null });
    });
  }

  stored(): readonly Checkpoint[] {
    return readCheckpoints(this.#db);
  }

  /** The id of the first event of the log that the views are derived from. */
  source(): string | null {
    return readSource(this.#db);
  }

  parked(): readonly ParkedStream[] {
    return readParked(this.#db);
  }

  /** The rows that are served, for the views that own them. */
  rows(views: readonly View[]): RowCache {
    const tables = views.flatMap((view) => this.#tablesOf(view));
    return cacheOf(this.#db, tables, { changes: this.#changes });
  }

  projecting(views: readonly View[]): ProjectedRows {
    const transaction = <T>(work: () => T): T => this.transaction(work);
    return new SqliteRows(this.rows(views), { transaction, write: this.checkpoints, flushAt: 0 });
  }

  rebuildTables(views: readonly View[], how: 'gathered' | 'at-once' = 'at-once'): RebuildTables {
    const rebuilt = views.map((view) => {
      const old = this.#generation(view.name);
      return { view, tables: this.#tablesOf(view), layout: this.#layout(view), old, next: old + 1 };
    });
    const transaction = <T>(work: () => T): T => this.transaction(work);
    const writers = { checkpoints: this.checkpoints, changes: this.#changes, transaction };
    return new RebuildTables(this.#db, writers, { views: rebuilt, flushAt: how === 'gathered' ? WAITING_ROWS : 0 });
  }

  /** All or nothing; inside another one, all or nothing of the inner part. */
  transaction<T>(work: () => T): T {
    const result = this.#db.transaction(work)();
    this.#walCheckpointer?.wrote();
    return result;
  }

  /** Queries on the writer's own connection; the only kind that a read model in memory has. */
  reader<Views>(): ReadModelReader<Views> {
    const db = this.#db;
    return new ReadModelReader<Views>({ current: db, close: () => db.close() });
  }

  /** Every view has caught up: readers of a file that was set aside for this one may go over to it. */
  caughtUp(): void {
    this.#db.pragma(`application_id = ${String(WHOLE)}`);
  }

  /** Why the log cannot be checkpointed, since it last could. */
  get failure(): string | null {
    return this.#walCheckpointer?.failure ?? null;
  }

  close(): void {
    this.#walCheckpointer?.close();
    this.#db.close();
    this.#unlock();
  }

  #prepare(view: View): RowsState {
    const stored = this.stored().find((checkpoint) => checkpoint.view === view.name);
    const there = new Set(tablesIn(this.#db));
    if (stored?.layout !== this.#layout(view) || !view.tables.every((table) => there.has(table))) {
      this.reset(view);
      return 'reset';
    }
    for (const table of view.tables) follow(this.#db, table);
    if (stored.version === view.version) return 'current';
    if (stored.position !== null) return 'outdated';
    this.reset(view);
    return 'reset';
  }

  #generation(view: string): number {
    return this.stored().find((checkpoint) => checkpoint.view === view)?.generation ?? 1;
  }

  #layout(view: View): string {
    return layoutOf(this.#tablesOf(view));
  }

  #tablesOf(view: View): readonly Table[] {
    return tablesOf(this.#tables, view);
  }
}

/**
 * Opens `views.db` for the one projection runner of a data directory. A damaged or older file is set aside for a new one.
 * @throws RunnerLocked where another process projects into this directory
 */
export const openReadModel = ({ dataDir, tables, log = SILENT, defect }: ReadModelOptions): ReadModel => {
  const unlock = dataDir === MEMORY ? () => undefined : lockRunner(dataDir);
  try {
    const walCheckpointer = dataDir === MEMORY ? undefined : new WalCheckpointer(viewsFile(dataDir), log);
    const told = defect ?? takeDamage(dataDir);
    const db = openFile(dataDir, log, told);
    const replaced = dataDir === MEMORY ? () => undefined : openedFile(viewsFile(dataDir));
    return new ReadModel(db, tables, { unlock, walCheckpointer, replaced });
  } catch (error) {
    unlock();
    throw error;
  }
};
