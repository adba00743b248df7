import { StoreUnavailable } from '@plumbline/event-log';
import type pg from 'pg';
import { Codec, type KeysUsed } from '../codec/codec.js';
import { type HowToOpen, lastingKeys, type OpenKeys } from '../keys-at.js';
import { keysProblem, type LogOfKeys, toNote } from '../stored/keys-problem.js';
import { databaseOf } from './keyring/same-database.js';
import { underLock } from '@plumbline/postgres';
import { BEGIN } from './migrate.js';
import { LOCK, SCHEMA } from './schema.js';
import { WRITE } from './statements.js';

/** What the log notes of its keys, and whether it has events. */
export const logOfKeys = async (client: pg.Client): Promise<LogOfKeys> => {
  const { rows } = await client.query<{ last: number; keyring: string | null; made: number | null }>(
    `SELECT l.position AS last, k.keyring, k.made FROM ${SCHEMA}.log_end l LEFT JOIN ${SCHEMA}.keys_used k ON true`,
  );
  const [row] = rows;
  const { keyring = null, made = null } = row ?? {};
  return { used: keyring === null || made === null ? undefined : { keyring, made }, isEmpty: row?.last === 0 };
};

/** Before a text is sealed with them, so that keys that are made from now on are known to be of this log. */
const note = async (client: pg.Client, log: LogOfKeys, given: KeysUsed | null): Promise<void> => {
  const noted = toNote(log, given);
  if (noted === undefined) return;
  const { text } = WRITE.keys;
  await underLock(client, LOCK, () => client.query({ text, values: [noted.keyring, noted.made] }));
};

/** Another copy that starts on a new log may have noted them meanwhile, and made some. */
const isNotedNow = async (client: pg.Client, { isEmpty }: LogOfKeys, given: KeysUsed | null): Promise<boolean> =>
  isEmpty && given !== null && (await logOfKeys(client)).used?.keyring === given.keyring;

const ACCEPT = `
DELETE FROM ${SCHEMA}.keys_used;
INSERT INTO ${SCHEMA}.keys_lost (accepted_at, last_position)
  SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), position FROM ${SCHEMA}.log_end
  WHERE position > (SELECT coalesce(max(last_position), 0) FROM ${SCHEMA}.keys_lost)`;

export type KeysGiven = Readonly<{
  keys: OpenKeys;
  codec?: Codec | undefined;
  acceptLostKeys: boolean;
  onReach?: HowToOpen['onReach'];
}>;

/** These are not the keys of the log: throws, unless that is accepted. */
const ensureKeys = async (client: pg.Client, problem: string, acceptLostKeys: boolean): Promise<void> => {
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
  const { keys, acceptLostKeys: acceptLost, onReach } = given;
  const log = await logOfKeys(client);
  const mustExist = !acceptLost && (log.used?.made ?? 0) > 0;
  const eventsIn = () => databaseOf(client);
  const opened = () => lastingKeys('The event log', () => keys({ mustExist, acceptLost, eventsIn, onReach }));
  const codec = given.codec ?? new Codec(await opened());
  try {
    const problem = keysProblem(log, codec.keys);
    if (problem !== undefined && !(await isNotedNow(client, log, codec.keys)))
      await ensureKeys(client, problem, acceptLost);
    await note(client, await logOfKeys(client), codec.keys);
    codec.afterLosses(await lossesIn(client));
    return codec;
  } catch (error) {
    await codec.close();
    throw error;
  }
};
