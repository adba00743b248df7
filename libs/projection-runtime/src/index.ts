export { ensureView, type ProjectionControl, readBy, runnerControl, unknownStatus } from './control.js';
export { healthOf } from './health.js';
export { ensureDerivedFrom, ensureOfLog, EventsMissing, ViewsOfAnotherLog } from './restore.js';
export type { OnProjected, ProjectedAppend } from './projected-appends.js';
export { type RebuildProgress, RebuildStopped } from './rebuild.js';
export { type ElectedOptions, ElectedRunner } from './elected-runner.js';
export { type RenewableOptions, RenewableRunner } from './renewable-runner.js';
export type { RetryResult } from './retry.js';
export { ProjectionRunner, type RunnerOptions, UnknownView } from './runner.js';
export {
  measure,
  type ProjectionStatus,
  type ViewStatusWithoutLag,
  type ViewState,
  type ViewStatus,
} from './status.js';
export { RunsElsewhere, workerControl } from './worker-control.js';
