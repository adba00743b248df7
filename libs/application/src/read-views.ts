import type { ReadModelReader } from '@plumbline/view-store';
import type { Views } from '@plumbline/read-model';

/** The connection of queries: Kysely over committed rows, never half of a batch. */
export type ReadViews = ReadModelReader<Views>['db'];
export const READ_VIEWS = Symbol('ReadViews');
