import { type KeysPlace, masterKeyId, mastersOf } from '@plumbline/sealing';
import { connect, describe, hangUp } from '@plumbline/postgres';
import { versionIn } from '../migrate.js';
import { databaseOf, ONE_DATABASE } from './same-database.js';
import { type KeysState, READ, SCHEMA } from './schema.js';

/** What an address of keys leads to. `made` is null where there are none yet, and the first start makes them. */
export type PostgresKeysFound = Readonly<{ version: string; made: number | null }>;
type Asked = Readonly<{ url: string; place: KeysPlace; eventsUrl: string | null; timeoutMs: number }>;

const databaseAt = async (url: string, timeoutMs: number): Promise<string> => {
  const client = await connect({ url, timeoutMs });
  try {
    return await databaseOf(client);
  } finally {
    hangUp(client);
  }
};

/**
 * Changes nothing. Throws in words for the operator where the server cannot be reached or does not let the user in, where the events are in the
 * same database, or where another master key wraps these keys.
 */
export const lookAtPostgresKeys = async ({ url, place, eventsUrl, timeoutMs }: Asked): Promise<PostgresKeysFound> => {
  const client = await connect({ url, timeoutMs }).catch((error: unknown) => {
    throw new Error(describe(error), { cause: error });
  });
  try {
    if (eventsUrl !== null && (await databaseAt(eventsUrl, timeoutMs)) === (await databaseOf(client)))
      throw new Error(`${ONE_DATABASE}.`);
    const [server] = (await client.query<{ version: string }>(`SELECT current_setting('server_version') AS version`))
      .rows;
    const isThere = (await versionIn(client, SCHEMA)) > 0;
    const [state] = isThere ? (await client.query<KeysState>({ ...READ.state })).rows : [];
    const [master] = mastersOf(place);
    if (state !== undefined && state.made > 0 && (master === undefined || state.master !== masterKeyId(master)))
      throw new Error('They are wrapped by another master key than the one given.');
    return { version: server?.version ?? '', made: state?.made ?? null };
  } finally {
    hangUp(client);
  }
};
