import type { Position } from '@plumbline/domain';

/** How far the views are behind the store; answered by the runner in this process, or by the checkpoints of a worker. */
export interface ViewProgress {
  /** True once every view includes the position; false when that takes longer than `timeoutMs`. */
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
}

export const VIEW_PROGRESS = Symbol('ViewProgress');
