import { underLock } from '@plumbline/postgres';
import type pg from 'pg';
import type { NotesOfKeys } from '../served/codec-for.js';
import type { LogOfKeys } from '../stored/keys-problem.js';
import { databaseOf } from './keyring/same-database.js';
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

const ACCEPT = `
DELETE FROM ${SCHEMA}.keys_used;
INSERT INTO ${SCHEMA}.keys_lost (accepted_at, last_position)
  SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), position FROM ${SCHEMA}.log_end
  WHERE position > (SELECT coalesce(max(last_position), 0) FROM ${SCHEMA}.keys_lost)`;

/** In tables beside the events. */
export const notesOfKeys = (client: pg.Client): NotesOfKeys => ({
  read: () => logOfKeys(client),
  note: async ({ keyring, made }) => {
    await underLock(client, LOCK, () => client.query({ text: WRITE.keys.text, values: [keyring, made] }));
  },
  giveUp: async () => {
    await client.query(`${BEGIN}; ${ACCEPT}; COMMIT`);
  },
  losses: async () =>
    (await client.query<{ count: number }>(`SELECT count(*) AS count FROM ${SCHEMA}.keys_lost`)).rows[0]?.count ?? 0,
  eventsIn: () => databaseOf(client),
});
