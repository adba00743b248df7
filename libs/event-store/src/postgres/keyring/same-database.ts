import type pg from 'pg';
import { withClient } from '@plumbline/postgres';
import { STORE_SETTING } from '../schema.js';

/** Tells a database from every other, by whichever name or address it was reached. */
export const databaseOf = async (client: pg.Client): Promise<string> => {
  const { rows } = await client.query<{ id: string }>(
    `SELECT concat((SELECT system_identifier FROM pg_control_system()), '/', oid) AS id FROM pg_database
    WHERE datname = current_database()`,
  );
  return rows[0]?.id ?? '';
};

/** The same of the address of the events. */
export const eventsDatabaseAt = (url: string, timeoutMs: number): Promise<string> =>
  withClient({ url, setting: STORE_SETTING, timeoutMs }, databaseOf);

export const ONE_DATABASE =
  'PLUMBLINE_KEYS_URL names the database that holds the events: whoever copied it would have the texts with their keys, and no erasure would reach such a copy. Make another database for the keys, and copy the two apart';
