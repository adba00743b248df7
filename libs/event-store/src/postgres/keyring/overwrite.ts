import type pg from 'pg';
import { hangUp } from '@plumbline/postgres';
import { SCHEMA } from './schema.js';

/** Everybody who reads waits behind who waits to write a table anew. */
const SETTINGS = 'SET lock_timeout = 300';

/** Writes the tables anew, without what was deleted. Does nothing where that is prevented, or the server is gone. */
export const overwrite = async (open: () => Promise<pg.Client>, destroyed: number): Promise<void> => {
  let client: pg.Client | undefined;
  try {
    client = await open();
    await client.query(SETTINGS);
    await client.query(`VACUUM (FULL) ${SCHEMA}.keys, ${SCHEMA}.source_ids`);
    await client.query(`UPDATE ${SCHEMA}.keyring SET overwritten = greatest(overwritten, ${String(destroyed)})`);
  } catch {
    // What is left are bytes that no query returns. The next time does it.
  } finally {
    if (client !== undefined) hangUp(client);
  }
};
