import { ensureMayMake, looking, serverVersion } from '@plumbline/postgres';
import type pg from 'pg';
import type { Checkpoint } from '../checkpoints.js';
import { type DeclaredViews, ofOtherRelease, type ViewsFound } from '../look.js';
import { layoutOf } from './ddl.js';
import { ensureVersion, versionIn } from './migrate.js';
import { NAMES, SCHEMA } from './schema.js';
import { READ } from './statements.js';

const SETTING = 'PLUMBLINE_VIEWS_URL';

const RIGHTS = `SELECT quote_ident(current_user) AS "user", coalesce(bool_and(has_table_privilege(c.oid, 'SELECT')), true) AS "mayRead",
  coalesce(bool_and(pg_has_role(c.relowner, 'USAGE')), true) AND has_schema_privilege('${SCHEMA}', 'CREATE') AS "mayWrite"
  FROM pg_class c WHERE c.relnamespace = '${SCHEMA}'::regnamespace AND c.relkind = 'r'`;
type Rights = Readonly<{ user: string; mayRead: boolean; mayWrite: boolean }>;

const READS_ONLY = ' Its user may only read them, which is enough for a server, and not for a worker.';

const ensureMayRead = async (client: pg.Client): Promise<Rights | undefined> => {
  const [rights] = (await client.query<Rights>(RIGHTS)).rows;
  if (rights?.mayRead === false)
    throw new Error(
      `${SETTING}: user ${rights.user} may not read all tables of ${SCHEMA}. Have their owner run GRANT USAGE ON SCHEMA ${SCHEMA} TO ${rights.user}, and GRANT SELECT ON ALL TABLES IN SCHEMA ${SCHEMA} TO ${rights.user}; or name the user that the workers have.`,
    );
  return rights;
};

const found = async (client: pg.Client, declared: DeclaredViews): Promise<ViewsFound> => {
  const server = `PostgreSQL ${await serverVersion(client)}`;
  const version = await versionIn(client);
  ensureVersion(version);
  if (version === 0) {
    await ensureMayMake(client, SCHEMA, SETTING);
    return { found: `${server}, no views yet: the first worker makes them.`, views: null };
  }
  const rights = await ensureMayRead(client);
  await client.query(NAMES);
  const checkpoints = (await client.query<Checkpoint>(READ.checkpoints)).rows;
  const [source] = (await client.query<{ firstEvent: string }>(READ.source)).rows;
  const others = ofOtherRelease(checkpoints, declared, layoutOf);
  return {
    found: `${server}, ${String(checkpoints.length)} views.${others}${rights?.mayWrite === false ? READS_ONLY : ''}`,
    views: { checkpoints, source: source?.firstEvent ?? null },
  };
};

/** What a start would find. Changes nothing. Throws in words for the operator where a start would be refused. */
export const lookAtPostgresViews = (url: string, declared: DeclaredViews, timeoutMs: number): Promise<ViewsFound> =>
  looking({ url, setting: SETTING, timeoutMs }, (client) => found(client, declared));
