export { ensureView, type ProjectionControl, readBy, runnerControl, unknownStatus } from './control.js';
export { Demand, demandCounter } from './demand.js';
export { HealthProbe, ViewsProbe } from './health.js';
export { refreshViews } from './refresh-views.js';
export { ensureDerivedFrom, ensureOfLog, EventsMissing, ViewsOfAnotherLog, ViewsOfBeforeMove } from './restore.js';
export type { OnWork, WorkDone } from './work-done.js';
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
