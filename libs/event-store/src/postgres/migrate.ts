import { StoreUnavailable } from '@plumbline/event-log';
import type pg from 'pg';
import { DDL, LOCK, SCHEMA, SCHEMA_VERSION } from './schema.js';

/** Every commit and every change of the tables comes one after the other, from whichever process. */
export const BEGIN = `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(${String(LOCK)})`;

export const ensureVersion = (version: number): void => {
  if (version > SCHEMA_VERSION)
    throw new StoreUnavailable(
      `The event log has schema version ${String(version)}: a newer Plumbline wrote it. Start that version, or a newer one.`,
    );
};

/** 0 where there are no tables yet. */
const versionIn = async (client: pg.Client): Promise<number> => {
  const { rows: tables } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('${SCHEMA}.versions') IS NOT NULL AS there`,
  );
  if (tables[0]?.there !== true) return 0;
  const { rows } = await client.query<{ version: number | null }>(
    `SELECT max(version) AS version FROM ${SCHEMA}.versions`,
  );
  return rows[0]?.version ?? 0;
};

/** Whoever may not make a schema can be given one. */
const VERSIONS = `
DO $$ BEGIN IF to_regnamespace('${SCHEMA}') IS NULL THEN CREATE SCHEMA ${SCHEMA}; END IF; END $$;
CREATE TABLE IF NOT EXISTS ${SCHEMA}.versions (version integer PRIMARY KEY, migrated_at timestamptz NOT NULL DEFAULT now());
`;

/** Makes the tables of a database those of this version, once, however many start at the same time. @throws StoreUnavailable */
export const migrate = async (client: pg.Client): Promise<void> => {
  if ((await versionIn(client)) === SCHEMA_VERSION) return;
  await client.query(BEGIN);
  try {
    const version = await versionIn(client);
    ensureVersion(version);
    if (version < SCHEMA_VERSION)
      await client.query(
        `${VERSIONS}${DDL} INSERT INTO ${SCHEMA}.versions (version) VALUES (${String(SCHEMA_VERSION)})`,
      );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
};
