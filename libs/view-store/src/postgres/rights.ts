import type pg from 'pg';
import { ViewsRefused } from '../views-unavailable.js';
import { SETTING } from './failures.js';

const RIGHTS = `SELECT quote_ident(current_user) AS "user", has_schema_privilege($1, 'USAGE')
    AND coalesce(bool_and(has_table_privilege(c.oid, 'SELECT')), true) AS "mayRead",
  coalesce(bool_and(pg_has_role(c.relowner, 'USAGE')), true) AND has_schema_privilege($1, 'CREATE') AS "mayWrite",
  current_setting('default_transaction_read_only') = 'off' AS "isWriting"
  FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r'`;
type Rights = Readonly<{ user: string; mayRead: boolean; mayWrite: boolean; isWriting: boolean }>;

const rightsIn = async (client: pg.Client, schema: string): Promise<Rights> => {
  const [rights] = (await client.query<Rights>(RIGHTS, [schema])).rows;
  return rights ?? { user: '', mayRead: true, mayWrite: true, isWriting: true };
};

/** What a user may do with the views of a schema that is there. @throws ViewsRefused where they may not even read them */
export const ensureMayRead = async (client: pg.Client, schema: string): Promise<Readonly<{ mayWrite: boolean }>> => {
  const { user, mayRead, mayWrite, isWriting } = await rightsIn(client, schema);
  if (mayRead) return { mayWrite: mayWrite && isWriting };
  throw new ViewsRefused(
    `${SETTING}: user ${user} may not read all tables of ${schema}. Have their owner run GRANT USAGE ON SCHEMA ${schema} TO ${user}, and GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${user}; or name the user that the workers have.`,
  );
};

/** Before a worker keeps the views of a schema that is there. @throws ViewsRefused */
export const ensureMayWrite = async (client: pg.Client, schema: string): Promise<void> => {
  const { user, mayWrite, isWriting } = await rightsIn(client, schema);
  if (!isWriting)
    throw new ViewsRefused(
      `${SETTING}: user ${user} only reads there, and a worker writes. Run ALTER ROLE ${user} SET default_transaction_read_only = off, or name the user that owns the views.`,
    );
  if (!mayWrite)
    throw new ViewsRefused(
      `${SETTING}: user ${user} does not own the tables of ${schema}, which a worker has to. Name the user that owns them, or have that one run GRANT … TO ${user}, which makes ${user} a member of it.`,
    );
};
