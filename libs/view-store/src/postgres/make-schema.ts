import type pg from 'pg';
import { ViewsUnavailable } from '../views-unavailable.js';
import { DDL, MIGRATION_LOCK } from './schema.js';

/** Goes by the catalogs' rows, which are read anew behind a lock. */
export const isMade = async (client: pg.Client, schema: string): Promise<boolean> => {
  const { rowCount } = await client.query(
    `SELECT 1 FROM pg_tables WHERE schemaname = $1 AND tablename = 'projection_checkpoints'`,
    [schema],
  );
  return rowCount === 1;
};

/** Whoever may not make a schema can be given one. */
const made = (schema: string): string => `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = '${schema}') THEN CREATE SCHEMA ${schema}; END IF;
END $$;
${DDL}`;

const NOT_ALLOWED = '42501';
const told = (error: unknown, schema: string): unknown =>
  error instanceof Error && 'code' in error && error.code === NOT_ALLOWED
    ? new ViewsUnavailable(
        `The views of this release are kept in a schema ${schema}, which the user may not make: give it the right to create schemas in this database, or that schema.`,
        { isDamage: false, cause: error },
      )
    : error;

/** Makes the schema with the tables of this folder, once, however many start at the same time. */
export const makeSchema = async (client: pg.Client, schema: string): Promise<void> => {
  if (await isMade(client, schema)) return;
  await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${String(MIGRATION_LOCK)})`);
  try {
    if (!(await isMade(client, schema))) await client.query(made(schema));
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw told(error, schema);
  }
};
