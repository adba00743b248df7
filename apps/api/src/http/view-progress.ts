import type { ProjectionControl } from '@plumbline/projection-runtime';

/** How far the views are behind the store. */
export type ViewProgress = Pick<ProjectionControl, 'waitFor'>;

export const VIEW_PROGRESS = Symbol('ViewProgress');
