import { ensureMayMake, looking, serverVersion } from '@plumbline/postgres';
import type pg from 'pg';
import type { Checkpoint } from '../checkpoints.js';
import type { DeclaredViews, ViewsFound } from '../look.js';
import { isMade } from './make-schema.js';
import { namesIn, OTHER_SCHEMAS, schemaOf } from './schema.js';
import { READ } from './statements.js';

const SETTING = 'PLUMBLINE_VIEWS_URL';

const RIGHTS = `SELECT quote_ident(current_user) AS "user", coalesce(bool_and(has_table_privilege(c.oid, 'SELECT')), true) AS "mayRead",
  coalesce(bool_and(pg_has_role(c.relowner, 'USAGE')), true) AND has_schema_privilege($1, 'CREATE') AS "mayWrite"
  FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r'`;
type Rights = Readonly<{ user: string; mayRead: boolean; mayWrite: boolean }>;

const READS_ONLY = ' Its user may only read them, which is enough for a server, and not for a worker.';

const ensureMayRead = async (client: pg.Client, schema: string): Promise<Rights | undefined> => {
  const [rights] = (await client.query<Rights>(RIGHTS, [schema])).rows;
  if (rights?.mayRead === false)
    throw new Error(
      `${SETTING}: user ${rights.user} may not read all tables of ${schema}. Have their owner run GRANT USAGE ON SCHEMA ${schema} TO ${rights.user}, and GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${rights.user}; or name the user that the workers have.`,
    );
  return rights;
};

const NONE = 'no views yet: the first worker makes them.';
const OF_OTHERS = 'views of another release alone: the first worker of this one derives its own beside them.';

const found = async (client: pg.Client, declared: DeclaredViews): Promise<ViewsFound> => {
  const server = `PostgreSQL ${await serverVersion(client)}`;
  const schema = schemaOf(declared);
  if (!(await isMade(client, schema))) {
    await ensureMayMake(client, schema, SETTING);
    const others = (await client.query(OTHER_SCHEMAS)).rows;
    return { found: `${server}, ${others.length === 0 ? NONE : OF_OTHERS}`, views: null };
  }
  const rights = await ensureMayRead(client, schema);
  await client.query(namesIn(schema));
  const checkpoints = (await client.query<Checkpoint>(READ.checkpoints)).rows;
  const [source] = (await client.query<{ firstEvent: string }>(READ.source)).rows;
  return {
    found: `${server}, ${String(checkpoints.length)} views.${rights?.mayWrite === false ? READS_ONLY : ''}`,
    views: { checkpoints, source: source?.firstEvent ?? null },
  };
};

/** What a start would find. Changes nothing. Throws in words for the operator where a start would be refused. */
export const lookAtPostgresViews = (url: string, declared: DeclaredViews, timeoutMs: number): Promise<ViewsFound> =>
  looking({ url, setting: SETTING, timeoutMs }, (client) => found(client, declared));
