import type { EventStore } from '@plumbline/event-log';
import type { PostgresFound } from './look.js';
import type { PostgresOptions } from './open.js';
import type { Finished, Migrated } from './upgrade.js';

export type { OpenKeys } from './keys.js';
export type { PostgresOptions } from './open.js';
export type { Finished, Migrated } from './upgrade.js';

/** As in `open.ts`, which is loaded with the client of PostgreSQL only where one is used: both threads of the embedded server would hold it. */
export const openPostgresEventStore = async (options: PostgresOptions): Promise<EventStore> =>
  (await import('./open.js')).openPostgresEventStore(options);

/** As in `upgrade.ts`. */
export const migratePostgres = async (url: string): Promise<Migrated> =>
  (await import('./upgrade.js')).migratePostgres(url);
export const finishPostgres = async (url: string): Promise<Finished> =>
  (await import('./upgrade.js')).finishPostgres(url);

/** As in `look.ts`. */
export const lookAtPostgres = async (url: string, timeoutMs: number): Promise<PostgresFound> =>
  (await import('./look.js')).lookAtPostgres(url, timeoutMs);
