import { StoreUnavailable } from '@plumbline/event-log';
import type pg from 'pg';
import { EVENT_FORMAT } from '../codec/formats.js';
import { LOCK, MIGRATIONS, SCHEMA, SCHEMA_VERSION } from './schema.js';

/** Every commit and every change of the tables comes one after the other, from whichever process. */
export const BEGIN = `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(${String(LOCK)})`;
/** A release before this one goes on with the tables of this one, which has only added to them. */
export const NEWEST_SCHEMA = SCHEMA_VERSION + 1;

/** What the log is of: its tables, and the events that may be in it. */
export type LogVersions = Readonly<{ version: number; format: number }>;

/** @throws StoreUnavailable where a newer release wrote the log, or its tables, and this one can not go on with it */
export const ensureVersions = ({ version, format }: LogVersions): void => {
  if (version > NEWEST_SCHEMA)
    throw new StoreUnavailable(
      `The event log has schema version ${String(version)}: a newer Plumbline wrote it. Start that version, or a newer one.`,
    );
  if (format > EVENT_FORMAT)
    throw new StoreUnavailable(
      `The event log has events of format ${String(format)}: the upgrade to a newer Plumbline is finished. Start that version, or a newer one.`,
    );
};

export const ensureMigrated = (version: number): void => {
  if (version < SCHEMA_VERSION)
    throw new StoreUnavailable(
      `The event log has schema version ${String(version)}, and this Plumbline needs ${String(SCHEMA_VERSION)}: run "plumbline migrate" first.`,
    );
};

/**
 * 0 where there are no tables yet. Goes by the catalogs' rows: what a name stood for when it was looked up before the lock may still be
 * remembered behind it.
 */
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

/** Of a log that is there. */
export const logVersions = async (client: pg.Client): Promise<LogVersions> => {
  const { rows } = await client.query<{ format: number }>(`SELECT event_format AS format FROM ${SCHEMA}.log_end`);
  return { version: await versionIn(client), format: rows[0]?.format ?? 1 };
};

/** Whoever may not make a schema can be given one. */
const VERSIONS = `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = '${SCHEMA}') THEN CREATE SCHEMA ${SCHEMA}; END IF;
END $$;
CREATE TABLE IF NOT EXISTS ${SCHEMA}.versions (version integer PRIMARY KEY, migrated_at timestamptz NOT NULL DEFAULT now());
`;

/** Nobody who cannot read them wrote to it. */
const FINISHED = `UPDATE ${SCHEMA}.log_end SET event_format = ${String(EVENT_FORMAT)};`;

const stepsFrom = (version: number): string =>
  MIGRATIONS.slice(version)
    .map((step, at) => `${step} INSERT INTO ${SCHEMA}.versions (version) VALUES (${String(version + at + 1)});`)
    .join('\n');

/** Under the lock that every commit holds: one after the other, however many begin at the same time. */
export const underLock = async <T>(client: pg.Client, work: () => Promise<T>): Promise<T> => {
  await client.query(BEGIN);
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};

/** Adds what the tables lack of this version, and answers from which version on. A fresh log takes all of today's events. @throws StoreUnavailable */
export const migrate = (client: pg.Client): Promise<number> =>
  underLock(client, async () => {
    const version = await versionIn(client);
    if (version > 0) ensureVersions(await logVersions(client));
    if (version < SCHEMA_VERSION)
      await client.query(`${VERSIONS}${stepsFrom(version)}${version === 0 ? FINISHED : ''}`);
    return version;
  });

/**
 * Notes that this copy is there, before it reads which events the log may hold: whoever finishes an upgrade sees the copy, or the copy sees
 * that. Makes the tables where there are none. @throws StoreUnavailable
 */
export const join = async (client: pg.Client, note: () => Promise<unknown>): Promise<LogVersions> => {
  if ((await versionIn(client)) === 0) await migrate(client);
  return underLock(client, async () => {
    const found = await logVersions(client);
    ensureVersions(found);
    ensureMigrated(found.version);
    await note();
    return found;
  });
};
