import { StoreUnavailable } from '@plumbline/event-log';
import { beginUnder, createSchema, hasTable, underLock } from '@plumbline/postgres';
import type pg from 'pg';
import { ensureFormat, EVENT_FORMAT } from '../codec/formats.js';
import { KEYS_SCHEMA, LOCK, MIGRATIONS, SCHEMA } from './schema.js';
import { ONE_DATABASE } from './keyring/same-database.js';

/**
 * Tables in a schema of their own, and the lock that every commit and every change of them holds. Entry n of `migrations` makes version n + 1
 * of version n; `fresh` is done once all of them are made.
 */
export type Tables = Readonly<{
  what: string;
  schema: string;
  lock: bigint;
  migrations: readonly string[];
  fresh?: string;
  /** The schema of what is never in one database with them. */
  apartFrom: string;
}>;

export const LOG: Tables = {
  what: 'The event log has',
  schema: SCHEMA,
  lock: LOCK,
  migrations: MIGRATIONS,
  // Nobody who cannot read them wrote to it.
  fresh: `UPDATE ${SCHEMA}.log_end SET event_format = ${String(EVENT_FORMAT)};`,
  apartFrom: KEYS_SCHEMA,
};
/** A release before this one goes on with the tables of this one, which has only added to them. */
export const NEWEST_SCHEMA = MIGRATIONS.length + 1;

/** Of every commit, and of every change of the tables. */
export const BEGIN = beginUnder(LOCK);

/** @throws StoreUnavailable where this release cannot go on with tables that a newer one has added to */
export const ensureVersion = (version: number, { what, migrations } = LOG): void => {
  if (version > migrations.length + 1)
    throw new StoreUnavailable(
      `${what} schema version ${String(version)}: a newer Plumbline wrote it. Start that version, or a newer one.`,
    );
};

/** @throws StoreUnavailable where tables lack something of this release */
export const ensureMigrated = (version: number, { what, migrations } = LOG): void => {
  if (version < migrations.length)
    throw new StoreUnavailable(
      `${what} schema version ${String(version)}, and this Plumbline needs ${String(migrations.length)}: run "plumbline migrate" first.`,
    );
};

/** What the log is of: its tables, and the events that may be in it. */
export type LogVersions = Readonly<{ version: number; format: number }>;

/** @throws StoreUnavailable where a newer release wrote the log, or its tables, and this one cannot go on with it */
export const ensureVersions = ({ version, format }: LogVersions): void => {
  ensureVersion(version);
  ensureFormat(format);
};

/** 0 where there are no tables yet. */
export const versionIn = async (client: pg.Client, schema = SCHEMA): Promise<number> => {
  if (!(await hasTable(client, schema, 'versions'))) return 0;
  const { rows } = await client.query<{ version: number | null }>(
    `SELECT max(version) AS version FROM ${schema}.versions`,
  );
  return rows[0]?.version ?? 0;
};

/** Of a log that is there. */
export const logVersions = async (client: pg.Client): Promise<LogVersions> => {
  const { rows } = await client.query<{ format: number }>(`SELECT event_format AS format FROM ${SCHEMA}.log_end`);
  return { version: await versionIn(client), format: rows[0]?.format ?? 1 };
};

const versions = (schema: string): string => `${createSchema(schema)}
CREATE TABLE IF NOT EXISTS ${schema}.versions (version integer PRIMARY KEY, migrated_at timestamptz NOT NULL DEFAULT now());
`;

const steps = ({ schema, migrations, fresh = '' }: Tables, version: number): string =>
  [
    versions(schema),
    ...migrations
      .slice(version)
      .map((step, at) => `${step} INSERT INTO ${schema}.versions (version) VALUES (${String(version + at + 1)});`),
    version === 0 ? fresh : '',
  ].join('\n');

/** @throws StoreUnavailable where keys and events would come into one database, whatever the settings say */
export const ensureApart = async (client: pg.Client, { apartFrom }: Tables): Promise<void> => {
  const { rowCount } = await client.query(`SELECT 1 FROM pg_tables WHERE schemaname = '${apartFrom}' LIMIT 1`);
  if (rowCount !== 0) throw new StoreUnavailable(`${ONE_DATABASE}.`);
};

/** Adds what tables lack of this version, and answers from which version on. @throws StoreUnavailable */
export const migrate = (client: pg.Client, tables = LOG): Promise<number> =>
  underLock(client, tables.lock, async () => {
    const version = await versionIn(client, tables.schema);
    ensureVersion(version, tables);
    if (version === 0) await ensureApart(client, tables);
    if (version < tables.migrations.length) await client.query(steps(tables, version));
    return version;
  });

/** Makes the tables where there are none. @throws StoreUnavailable where those that are there are not for this release */
export const ensureTables = async (client: pg.Client, tables = LOG): Promise<void> => {
  if ((await versionIn(client, tables.schema)) === 0) await migrate(client, tables);
  const version = await versionIn(client, tables.schema);
  ensureVersion(version, tables);
  ensureMigrated(version, tables);
};

/**
 * Notes that this copy is there, before it reads which events the log may hold: whoever finishes an upgrade sees the copy, or the copy sees
 * that. Makes the tables where there are none. @throws StoreUnavailable
 */
export const join = async (client: pg.Client, note: () => Promise<unknown>): Promise<LogVersions> => {
  await ensureTables(client);
  return underLock(client, LOCK, async () => {
    const found = await logVersions(client);
    ensureVersions(found);
    await note();
    return found;
  });
};
