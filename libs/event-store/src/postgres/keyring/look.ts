import { type KeysPlace, masterKeyId } from '@plumbline/sealing';
import { ensureMayMake, ensureMayRun, looking, serverVersion } from '@plumbline/postgres';
import type pg from 'pg';
import type { KeysFound } from '../../found.js';
import * as tables from '../migrate.js';
import { KEYS_SETTING } from '../schema.js';
import { ensureFree, masterOf, otherMaster, readState } from './open.js';
import { mayOverwrite } from './overwrite.js';
import { eventsDatabaseAt, databaseOf, ONE_DATABASE } from './same-database.js';
import { KEYS, type KeysState, READ, SCHEMA, WRITE } from './schema.js';

const STATEMENTS = [READ, WRITE].flatMap((statements) => Object.values(statements));

/** `eventsUrl`: of the events, where these are in a database that can be reached. `acceptLost`: keys of another master key are set aside. */
export type LookAtKeys = Readonly<{
  url: string;
  place: KeysPlace;
  eventsUrl: string | null;
  acceptLost: boolean;
  timeoutMs: number;
}>;

const NOT_OVERWRITTEN = ` Its user does not own the tables of ${SCHEMA}, so keys that are destroyed stay in their pages: make it their owner.`;

/** As `begun` does: those that wrap nothing yet take any master key. */
const ensureFits = async (client: pg.Client, state: KeysState, given: string): Promise<void> => {
  if (state.master === given) return;
  const { rowCount } = await client.query(`SELECT FROM ${SCHEMA}.keys LIMIT 1`);
  if (rowCount !== 0) throw otherMaster(state, given);
};

const found = async (
  client: pg.Client,
  { place, eventsUrl, acceptLost, timeoutMs }: LookAtKeys,
): Promise<KeysFound> => {
  const given = masterKeyId(masterOf(place));
  await ensureFree(client);
  if (eventsUrl !== null && (await eventsDatabaseAt(eventsUrl, timeoutMs)) === (await databaseOf(client)))
    throw new Error(`${ONE_DATABASE}.`);
  const version = await serverVersion(client);
  const made = await tables.versionIn(client, SCHEMA);
  if (made === 0) {
    await tables.ensureApart(client, KEYS);
    await ensureMayMake(client, SCHEMA, KEYS_SETTING);
    return { found: `PostgreSQL ${version}, no keys yet: the first start makes them.`, keys: null };
  }
  tables.ensureVersion(made, KEYS);
  tables.ensureMigrated(made, KEYS);
  await ensureMayRun(client, STATEMENTS);
  const state = await readState(client);
  if (state === undefined) return { found: `PostgreSQL ${version}, no keys yet.`, keys: null };
  if (!acceptLost) await ensureFits(client, state, given);
  const note = (await mayOverwrite(client)) ? '' : NOT_OVERWRITTEN;
  return {
    found: `PostgreSQL ${version}, ${state.made.toString()} keys were made.${note}`,
    keys: { keyring: state.id, made: state.made },
  };
};

/** What a start would find. Changes nothing. Throws in words for the operator where a start would be refused. */
export const lookAtPostgresKeys = (asked: LookAtKeys): Promise<KeysFound> =>
  looking({ ...asked, setting: KEYS_SETTING }, (client) => found(client, asked));
