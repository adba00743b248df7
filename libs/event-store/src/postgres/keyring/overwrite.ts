import type pg from 'pg';
import { hangUp } from '@plumbline/postgres';
import { SCHEMA } from './schema.js';

/** Everybody who reads waits behind who waits to write a table anew. Once it has begun it takes as long as the tables are large. */
const SETTINGS = 'SET lock_timeout = 300; SET statement_timeout = 600000';
/** Whoever sees what was there before keeps it there: it is written anew, and has to be once more. */
const SEEN_BY_OTHERS = `
  SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL
  UNION ALL SELECT 1 FROM pg_prepared_xacts WHERE database = current_database()
  UNION ALL SELECT 1 FROM pg_replication_slots WHERE xmin IS NOT NULL LIMIT 1`;

/** PostgreSQL writes no table anew for anybody but its owner, and only warns. */
const NOT_OWNED = `
  SELECT 1 FROM pg_class WHERE relnamespace = '${SCHEMA}'::regnamespace AND relname IN ('keys', 'source_ids')
    AND NOT pg_has_role(relowner, 'USAGE')`;

/** Whether what is destroyed can be overwritten by this user. */
export const mayOverwrite = async (client: pg.Client): Promise<boolean> =>
  (await client.query(NOT_OWNED)).rowCount === 0;

/** Writes the tables anew, without what was deleted. Does nothing where that is prevented, or the server is gone. */
export const overwrite = async (open: () => Promise<pg.Client>, destroyed: number): Promise<void> => {
  let client: pg.Client | undefined;
  try {
    client = await open();
    await client.query(SETTINGS);
    if (!(await mayOverwrite(client))) return;
    const { rowCount: seers } = await client.query(SEEN_BY_OTHERS);
    await client.query(`VACUUM (FULL) ${SCHEMA}.keys, ${SCHEMA}.source_ids`);
    if (seers === 0)
      await client.query(`UPDATE ${SCHEMA}.keyring SET overwritten = greatest(overwritten, ${String(destroyed)})`);
  } catch {
    // What is left are bytes that no query returns. The next time does it.
  } finally {
    if (client !== undefined) hangUp(client);
  }
};
