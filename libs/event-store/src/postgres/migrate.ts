import { StoreUnavailable } from '@plumbline/event-log';
import type pg from 'pg';
import { DDL, LOCK, SCHEMA, SCHEMA_VERSION } from './schema.js';

/** Tables of one version in a schema of their own, and the lock that every commit and every change of them holds. */
export type Tables = Readonly<{ what: string; schema: string; lock: bigint; version: number; ddl: string }>;

const LOG: Tables = { what: 'The event log has', schema: SCHEMA, lock: LOCK, version: SCHEMA_VERSION, ddl: DDL };

/** Every commit, and every change of the tables, comes one after the other, from whichever process. */
export const beginUnder = (lock: bigint): string =>
  `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(${String(lock)})`;
export const BEGIN = beginUnder(LOCK);

/** @throws StoreUnavailable */
export const ensureVersion = (version: number, tables = LOG): void => {
  if (version > tables.version)
    throw new StoreUnavailable(
      `${tables.what} schema version ${String(version)}: a newer Plumbline wrote it. Start that version, or a newer one.`,
    );
};

/**
 * 0 where there are no tables yet. Goes by the catalogs' rows: what a name stood for when it was looked up before the lock may still be
 * remembered behind it.
 */
export const versionIn = async (client: pg.Client, schema = SCHEMA): Promise<number> => {
  const { rowCount } = await client.query(
    `SELECT 1 FROM pg_tables WHERE schemaname = '${schema}' AND tablename = 'versions'`,
  );
  if (rowCount === 0) return 0;
  const { rows } = await client.query<{ version: number | null }>(
    `SELECT max(version) AS version FROM ${schema}.versions`,
  );
  return rows[0]?.version ?? 0;
};

/** Whoever may not make a schema can be given one. */
const versions = (schema: string): string => `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = '${schema}') THEN CREATE SCHEMA ${schema}; END IF;
END $$;
CREATE TABLE IF NOT EXISTS ${schema}.versions (version integer PRIMARY KEY, migrated_at timestamptz NOT NULL DEFAULT now());
`;

/** Makes the tables of a database those of this version, once, however many start at the same time. @throws StoreUnavailable */
export const migrate = async (client: pg.Client, tables = LOG): Promise<void> => {
  const { schema, lock, ddl, version } = tables;
  if ((await versionIn(client, schema)) === version) return;
  await client.query(beginUnder(lock));
  try {
    const found = await versionIn(client, schema);
    ensureVersion(found, tables);
    if (found < version)
      await client.query(
        `${versions(schema)}${ddl} INSERT INTO ${schema}.versions (version) VALUES (${String(version)})`,
      );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
};
