import { connect, describe, hangUp, serverVersion } from '@plumbline/postgres';
import type { LogEnd } from '../stored/whole.js';
import { ensureMigrated, versionIn } from './migrate.js';
import { READ } from './statements.js';

/** What an address leads to. `events` is null where there is no log yet, and the first start makes one. */
export type PostgresFound = Readonly<{ version: string; events: number | null }>;

/** Changes nothing. Throws in words for the operator where the server cannot be reached or does not let the user in. */
export const lookAtPostgres = async (url: string, timeoutMs: number): Promise<PostgresFound> => {
  try {
    const client = await connect({ url, timeoutMs });
    try {
      const version = await versionIn(client);
      if (version > 0) ensureMigrated(version);
      const [end] = version === 0 ? [] : (await client.query<LogEnd>({ ...READ.last })).rows;
      return { version: await serverVersion(client), events: end?.recorded ?? null };
    } finally {
      hangUp(client);
    }
  } catch (error) {
    throw new Error(describe(error), { cause: error });
  }
};
