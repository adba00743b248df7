import type { EventStore, StoreUnavailable } from '@plumbline/event-log';
import type { KeysPlace, Rotated } from '@plumbline/sealing';
import type { LogCopied, LogPlace } from '../copy-log/index.js';
import type { PostgresKeyring } from './keyring/postgres-keyring.js';
import type { PostgresKeysOptions } from './keyring/open.js';
import type { LogChecked, OnChecked } from '../stored/checked.js';
import type { KeysCopied } from './keyring/copy-keys.js';
import type { LogFound } from '../found.js';
import type { PostgresOptions } from './open.js';
import type { Finished, Migrated } from './upgrade.js';

export type { PostgresOptions } from './open.js';
export type { Finished, Migrated } from './upgrade.js';

/** As in `open.ts`, which is loaded with the client of PostgreSQL only where one is used: both threads of the embedded server would hold it. */
export const openPostgresEventStore = async (options: PostgresOptions): Promise<EventStore> =>
  (await import('./open.js')).openPostgresEventStore(options);

/** Whether a database that cannot be opened stays so until somebody mends it: there is nothing to wait for. */
export const staysSo = async ({ cause }: StoreUnavailable): Promise<boolean> =>
  cause !== undefined && (await import('@plumbline/postgres')).staysSo(cause);

/** As in `upgrade.ts`. */
export const migratePostgres = async (url: string): Promise<Migrated> =>
  (await import('./upgrade.js')).migratePostgres(url);
export const migratePostgresKeys = async (url: string): Promise<Migrated> =>
  (await import('./upgrade.js')).migratePostgresKeys(url);
export const finishPostgres = async (url: string): Promise<Finished> =>
  (await import('./upgrade.js')).finishPostgres(url);

/** As in `look.ts`. */
export const lookAtPostgres = async (url: string, timeoutMs: number): Promise<LogFound> =>
  (await import('./look.js')).lookAtPostgres(url, timeoutMs);

/** As in `keyring/open.ts`. */
export const openPostgresKeyring = async (options: PostgresKeysOptions): Promise<PostgresKeyring> =>
  (await import('./keyring/open.js')).openPostgresKeyring(options);

/** As in `keyring/rotate.ts`. */
export const rotatePostgresMasterKey = async (url: string, place: KeysPlace, newFile?: string): Promise<Rotated> =>
  (await import('./keyring/rotate.js')).rotatePostgresMasterKey(url, place, newFile);

/** As in `copy-log/index.ts`. */
export const copyLog = async (
  from: LogPlace,
  to: LogPlace,
  onProgress: (copied: number, of: number) => void,
): Promise<LogCopied> => (await import('../copy-log/index.js')).copyLog(from, to, onProgress);

/** As in `keyring/copy-keys.ts`. */
export const copyKeysToPostgres = async (
  asked: Readonly<{ from: KeysPlace; url: string; eventsUrl: string | null }>,
): Promise<KeysCopied> => (await import('./keyring/copy-keys.js')).copyKeysToPostgres(asked);

/** As in `check.ts`. */
export const checkPostgres = async (url: string, keys: KeysPlace, onProgress: OnChecked): Promise<LogChecked> =>
  (await import('./check.js')).checkPostgres(url, keys, onProgress);
