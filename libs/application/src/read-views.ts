import type { ReadModelReader } from '@plumbline/view-store';
import type { Views } from '@plumbline/read-model';

/** What queries are asked through: Kysely over committed rows, never half of a batch. */
export type ReadViews = ReadModelReader<Views>['db'];
export const READ_VIEWS = Symbol('ReadViews');
