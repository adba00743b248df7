import { StoreUnavailable } from '@plumbline/event-log';
import type pg from 'pg';
import { Codec, type KeysUsed } from '../codec/codec.js';
import { lastingKeys, type OpenKeys } from '../keys-at.js';
import { keysProblem } from '../stored/keys-problem.js';
import { databaseOf } from './keyring/same-database.js';
import { BEGIN } from './migrate.js';
import { SCHEMA } from './schema.js';

export const keysUsedIn = async (client: pg.Client): Promise<KeysUsed | undefined> =>
  (await client.query<KeysUsed>(`SELECT keyring, made FROM ${SCHEMA}.keys_used`)).rows[0];

const ACCEPT = `
DELETE FROM ${SCHEMA}.keys_used;
INSERT INTO ${SCHEMA}.keys_lost (accepted_at, last_position)
  SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), position FROM ${SCHEMA}.log_end
  WHERE position > (SELECT coalesce(max(last_position), 0) FROM ${SCHEMA}.keys_lost)`;

export type KeysGiven = Readonly<{ keys: OpenKeys; codec?: Codec | undefined; acceptLostKeys: boolean }>;

/** Throws where these are not the keys of the log, unless that is accepted. */
const ensureKeys = async (client: pg.Client, problem: string | undefined, acceptLostKeys: boolean): Promise<void> => {
  if (problem === undefined) return;
  if (!acceptLostKeys) throw new StoreUnavailable(`The event log cannot be read: ${problem}.`);
  await client.query(`${BEGIN}; ${ACCEPT}; COMMIT`);
};

const lossesIn = async (client: pg.Client): Promise<number> =>
  (await client.query<{ count: number }>(`SELECT count(*) AS count FROM ${SCHEMA}.keys_lost`)).rows[0]?.count ?? 0;

/**
 * The codec with the keys of this log. What the log has noted is read before the keys are: another process may make more at any time, and
 * notes them after that.
 */
export const codecFor = async (client: pg.Client, given: KeysGiven): Promise<Codec> => {
  const { keys, acceptLostKeys: acceptLost } = given;
  const used = await keysUsedIn(client);
  const mustExist = !acceptLost && used !== undefined && used.made > 0;
  const eventsIn = () => databaseOf(client);
  const opened = () => lastingKeys('The event log', () => keys({ mustExist, acceptLost, eventsIn }));
  const codec = given.codec ?? new Codec(await opened());
  try {
    await ensureKeys(client, keysProblem(used, codec.keys), acceptLost);
    codec.afterLosses(await lossesIn(client));
    return codec;
  } catch (error) {
    await codec.close();
    throw error;
  }
};
