import type { Checkpoint, CheckpointWriter, ParkedStream } from './checkpoints.js';
import type { RowCache } from './row-cache.js';
import type { View } from './view.js';

/** At once where the database is part of this process. */
export type MaybePromise<T> = T | Promise<T>;

/** The state of a view's stored rows: `reset` were dropped, `outdated` are served until a rebuild replaces them. */
export type RowsState = 'current' | 'reset' | 'outdated';

/** Where progress is written, in the commit of its rows. */
export type ProgressWriter = Pick<CheckpointWriter, 'move' | 'park' | 'unpark'>;

/** What is projected, and what is noted then of how far that came: one commit. */
export type Work<T> = Readonly<{ project: () => T; progress: (result: T, write: ProgressWriter) => void }>;

/** Rows of some views, which are changed in memory and written in commits. A commit that fails leaves them as they are stored. */
export interface ProjectedRows {
  readonly cache: RowCache;
  /** How long work on them may take between two commits. */
  readonly sliceMs: number;
  /** Whether changed rows wait until there are many. A failure loses those that wait, so this is only for tables that are not served. */
  readonly gathers: boolean;
  /**
   * `project` is run again where it asked for rows that have to be loaded first; what it changed before is taken back. So it does nothing
   * but change rows, and gives the same each time.
   */
  commit<T>(work: Work<T>): MaybePromise<T>;
  /** Writes what waits to be written. */
  flush(): MaybePromise<void>;
}

export type RebuiltTo = Readonly<{ position: Checkpoint['position']; parked: readonly ParkedStream[] }>;

/** Tables of some views built beside the served ones, which stay as they are until `swap`. */
export interface Rebuild {
  readonly rows: ProjectedRows;
  /** In one transaction: the rebuilt tables are served, with the checkpoint and the parked streams that they were built with. */
  swap(reached: (view: string) => RebuiltTo): MaybePromise<void>;
  /** Drops what is not served: the rebuilt tables, or after a swap the tables that they replaced. */
  discard(): Promise<void>;
}

/** Stored views as their one writer sees them, whichever database keeps them. */
export interface WritableViews {
  /** Creates the tables of the views; a view whose layout changed is reset. Call this first. */
  prepare(views: readonly View[]): MaybePromise<ReadonlyMap<string, RowsState>>;
  stored(): MaybePromise<readonly Checkpoint[]>;
  parked(): MaybePromise<readonly ParkedStream[]>;
  /** The id of the first event of the log that the views are derived from; null where that is not known. */
  source(): MaybePromise<string | null>;
  derivedFrom(firstEvent: string): MaybePromise<void>;
  /** Every view has caught up. */
  caughtUp(): MaybePromise<void>;
  /** The rows that are served. */
  projecting(views: readonly View[]): ProjectedRows;
  /** New, empty tables beside the served ones; `gathered`: rows that change often are written once. */
  rebuildTables(views: readonly View[], how: 'gathered' | 'at-once'): MaybePromise<Rebuild>;
}
