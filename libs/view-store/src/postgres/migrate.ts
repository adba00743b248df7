import type pg from 'pg';
import { ViewsUnavailable } from '../views-unavailable.js';
import { DDL, MIGRATION_LOCK, SCHEMA, SCHEMA_VERSION } from './schema.js';

/** 0 where there are no tables yet. Goes by the catalogs' rows, which are read anew behind a lock. */
export const versionIn = async (client: pg.Client): Promise<number> => {
  const { rowCount } = await client.query(
    `SELECT 1 FROM pg_tables WHERE schemaname = '${SCHEMA}' AND tablename = 'versions'`,
  );
  if (rowCount === 0) return 0;
  const { rows } = await client.query<{ version: number | null }>(
    `SELECT max(version) AS version FROM ${SCHEMA}.versions`,
  );
  return rows[0]?.version ?? 0;
};

/** @throws ViewsUnavailable where a newer Plumbline made the tables */
export const ensureVersion = (version: number): void => {
  if (version > SCHEMA_VERSION)
    throw new ViewsUnavailable(
      `The views have schema version ${String(version)}: a newer Plumbline wrote them. Start that version, or a newer one.`,
      { isDamage: false },
    );
};

/** Whoever may not make a schema can be given one. */
const VERSIONS = `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = '${SCHEMA}') THEN CREATE SCHEMA ${SCHEMA}; END IF;
END $$;
CREATE TABLE IF NOT EXISTS ${SCHEMA}.versions (version integer PRIMARY KEY, migrated_at timestamptz NOT NULL DEFAULT now());
`;

/** Makes the runtime's own tables those of this version, once, however many start at the same time. */
export const migrate = async (client: pg.Client): Promise<void> => {
  if ((await versionIn(client)) === SCHEMA_VERSION) return;
  await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${String(MIGRATION_LOCK)})`);
  try {
    const version = await versionIn(client);
    ensureVersion(version);
    if (version < SCHEMA_VERSION)
      await client.query(
        `${VERSIONS}${DDL} INSERT INTO ${SCHEMA}.versions (version) VALUES (${String(SCHEMA_VERSION)})`,
      );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};
