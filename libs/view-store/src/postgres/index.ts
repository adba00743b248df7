import type { ViewsReader } from '../views-reader.js';
import type { Candidate, CandidateOptions } from './candidate.js';
import type { DeclaredViews, ViewsFound } from '../look.js';
import type { PostgresReaderOptions } from './postgres-reader.js';
import type { OnReach } from '@plumbline/postgres';
import type { ViewsAbsence } from './views-absence.js';

export type { OnReach } from '@plumbline/postgres';
export type { ViewsAbsence } from './views-absence.js';
export { EMPTY_LISTS } from './empty-lists.js';
export type { Candidate, CandidateOptions } from './candidate.js';
export type { PostgresReaderOptions } from './postgres-reader.js';
export { schemaOf } from './schema.js';
export type { PostgresViews } from './postgres-views.js';

/** As in `candidate.ts`, which is loaded with the client of PostgreSQL only where one is used. */
export const connectCandidate = async (options: CandidateOptions): Promise<Candidate> =>
  (await import('./candidate.js')).Candidate.connect(options);

/** As in `postgres-reader.ts`. @throws ViewsUnavailable where the server cannot be reached, or no worker of this release has been there yet */
export const openPostgresReader = async <Views>(options: PostgresReaderOptions): Promise<ViewsReader<Views>> =>
  (await import('./postgres-reader.js')).PostgresReader.open<Views>(options);

/** As in `views-absence.ts`. */
export const viewsAbsence = async (onReach: OnReach | undefined): Promise<ViewsAbsence> =>
  new (await import('./views-absence.js')).ViewsAbsence(onReach);

/** As in `look.ts`. */
export const lookAtPostgresViews = async (
  url: string,
  declared: DeclaredViews,
  timeoutMs: number,
): Promise<ViewsFound> => (await import('./look.js')).lookAtPostgresViews(url, declared, timeoutMs);
