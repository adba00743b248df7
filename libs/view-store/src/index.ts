export type { Changes, ReadAt } from './changes.js';
export type { Checkpoint, CheckpointWriter, ParkedStream } from './checkpoints.js';
export { type DatabaseOf, fromJson, type JsonText } from './database.js';
export * from './columns.js';
export { takeDamage, tellDamage } from './damage-report.js';
export { defineTable, type RowOf, type StreamKind, type Table } from './define-table.js';
export { type DeclaredViews, lookAtViewsIn, type ViewsFound, type ViewsSeen } from './look.js';
export type { Heartbeat } from './heartbeat.js';
export { type Log, SILENT } from './log.js';
export { BEING_DERIVED, isDamage, ViewsRefused, ViewsUnavailable, ViewsUnreached } from './views-unavailable.js';
export { defectForReaders } from './open-file.js';
export { openReadModel, type ReadModel, type ReadModelOptions } from './read-model.js';
export type {
  MaybePromise,
  ProgressWriter,
  ProjectedRows,
  Rebuild,
  RowsState,
  WritableViews,
} from './writable-views.js';
export { openReadModelReader, type ReadModelReader } from './reader.js';
export { changesBehind, followBehind, type ViewsReader } from './views-reader.js';
export type { RowCache } from './row-cache.js';
export { RunnerLocked } from './runner-lock.js';
export { isRowDefect } from './row-defect.js';
export { Turns } from './turns.js';
export { Waiters } from './waiters.js';
export { type Projection, projectionOf } from './projection.js';
export { weightOf } from './weight-of.js';
export type { Change, Key, Row, StoredRows, View, ViewRows } from './view.js';
export * from './postgres/index.js';
