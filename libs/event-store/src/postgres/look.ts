import { ensureMayMake, ensureMayRun, looking, serverVersion } from '@plumbline/postgres';
import type pg from 'pg';
import type { LogFound } from '../found.js';
import { toPosition } from '../position.js';
import { type LogEnd, wholeEnd } from '../stored/whole.js';
import { logOfKeys } from './keys.js';
import { ensureApart, ensureMigrated, ensureVersions, LOG, logVersions, versionIn } from './migrate.js';
import { SEEN } from './presence.js';
import { SCHEMA, STORE_SETTING } from './schema.js';
import { LOAD, READ, WRITE } from './statements.js';

const STATEMENTS = [
  ...[READ, LOAD, WRITE].flatMap((statements) => Object.values(statements)),
  READ.slice.with,
  { text: SEEN },
].flatMap((each) => ('text' in each ? [each] : []));

const notYet = async (client: pg.Client): Promise<LogFound> => {
  await ensureApart(client, LOG);
  await ensureMayMake(client, SCHEMA, STORE_SETTING);
  const version = await serverVersion(client);
  return { found: `PostgreSQL ${version}, no log yet: the first start makes it.`, log: null };
};

const found = async (client: pg.Client): Promise<LogFound> => {
  if ((await versionIn(client)) === 0) return notYet(client);
  const versions = await logVersions(client);
  ensureVersions(versions);
  ensureMigrated(versions.version);
  await ensureMayRun(client, STATEMENTS);
  const { used } = await logOfKeys(client);
  const last = wholeEnd((await client.query<LogEnd>({ ...READ.last })).rows[0]);
  const first = await client.query<{ id: string }>(`SELECT id FROM ${SCHEMA}.events WHERE position = 1`);
  return {
    found: `PostgreSQL ${await serverVersion(client)}, ${String(last)} events.`,
    log: { used, head: last === 0 ? null : toPosition(last), first: first.rows[0]?.id ?? null },
  };
};

/** What a start would find. Changes nothing. Throws in words for the operator where a start would be refused. */
export const lookAtPostgres = (url: string, timeoutMs: number): Promise<LogFound> =>
  looking({ url, setting: STORE_SETTING, timeoutMs }, found);
