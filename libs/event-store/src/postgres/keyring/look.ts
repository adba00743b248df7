import { type KeysPlace, masterKeyId, mastersOf } from '@plumbline/sealing';
import { connect, describe, hangUp, serverVersion } from '@plumbline/postgres';
import type pg from 'pg';
import { versionIn } from '../migrate.js';
import { databaseAt, databaseOf, ONE_DATABASE } from './same-database.js';
import { type KeysState, READ, SCHEMA } from './schema.js';

/** What an address of keys leads to. `made` is null where there are none yet, and the first start makes them. */
export type PostgresKeysFound = Readonly<{ version: string; made: number | null }>;
type Asked = Readonly<{ url: string; place: KeysPlace; eventsUrl: string | null; timeoutMs: number }>;

const ensureFits = (state: KeysState, place: KeysPlace): void => {
  const [master] = mastersOf(place);
  if (state.made > 0 && (master === undefined || state.master !== masterKeyId(master)))
    throw new Error('They are wrapped by another master key than the one given.');
};

const found = async (client: pg.Client, { place, eventsUrl, timeoutMs }: Asked): Promise<PostgresKeysFound> => {
  if (eventsUrl !== null && (await databaseAt(eventsUrl, timeoutMs)) === (await databaseOf(client)))
    throw new Error(`${ONE_DATABASE}.`);
  const version = await serverVersion(client);
  if ((await versionIn(client, SCHEMA)) === 0) return { version, made: null };
  const [state] = (await client.query<KeysState>({ ...READ.state })).rows;
  if (state !== undefined) ensureFits(state, place);
  return { version, made: state?.made ?? null };
};

/**
 * Changes nothing. Throws in words for the operator where the server cannot be reached or does not let the user in, where the events are in the
 * same database, or where another master key wraps these keys.
 */
export const lookAtPostgresKeys = async (asked: Asked): Promise<PostgresKeysFound> => {
  const client = await connect(asked).catch((error: unknown) => {
    throw new Error(describe(error), { cause: error });
  });
  try {
    return await found(client, asked);
  } finally {
    hangUp(client);
  }
};
