import { StoreUnavailable } from '@plumbline/event-log';
import { EVENT_FORMAT } from '../codec/formats.js';
import { type Asked, underLock, withClient } from '@plumbline/postgres';
import { ensureMigrated, ensureVersions, logVersions, migrate, versionIn } from './migrate.js';
import { KEYS } from './keyring/schema.js';
import { olderCopies } from './presence.js';
import { KEYS_SETTING, LOCK, MIGRATIONS, SCHEMA, STORE_SETTING } from './schema.js';

/** From one version of the tables to another; the same where there was nothing to do, from 0 where there were none. */
export type Migrated = Readonly<{ from: number; to: number }>;
/** Which events the log takes from now on, and whether that is new. */
export type Finished = Readonly<{ format: number; wasFinished: boolean }>;

const TIMEOUT_MS = 10_000;

const onLog = (url: string): Asked => ({ url, setting: STORE_SETTING, timeoutMs: TIMEOUT_MS });
const onKeys = (url: string): Asked => ({ url, setting: KEYS_SETTING, timeoutMs: TIMEOUT_MS });

/** While copies of this release and the one before run; two at once do it once. @throws StoreUnavailable, Explained */
export const migratePostgres = (url: string): Promise<Migrated> =>
  withClient(onLog(url), async (client) => ({
    from: await migrate(client),
    to: MIGRATIONS.length,
  }));

/** The same of the keys of texts about people, where they are in a database. @throws StoreUnavailable, Explained */
export const migratePostgresKeys = (url: string): Promise<Migrated> =>
  withClient(onKeys(url), async (client) => ({
    from: await migrate(client, KEYS),
    to: KEYS.migrations.length,
  }));

/**
 * From now on events are written that the release before cannot read, and it starts on this log no more. For ever.
 * @throws StoreUnavailable where a copy of it still runs, or did within the last half minute
 */
export const finishPostgres = (url: string): Promise<Finished> =>
  withClient(onLog(url), (client) =>
    underLock(client, LOCK, async () => {
      if ((await versionIn(client)) === 0)
        throw new StoreUnavailable(
          'There is no event log in this database yet: the first start makes it, and it is finished then.',
        );
      const found = await logVersions(client);
      ensureVersions(found);
      ensureMigrated(found.version);
      const older = await olderCopies(client);
      if (older > 0)
        throw new StoreUnavailable(
          `Copies of the release before run, or did within the last half minute: ${String(older)}. Stop them, then finish.`,
        );
      await client.query(`UPDATE ${SCHEMA}.log_end SET event_format = $1`, [EVENT_FORMAT]);
      return { format: EVENT_FORMAT, wasFinished: found.format === EVENT_FORMAT };
    }),
  );
