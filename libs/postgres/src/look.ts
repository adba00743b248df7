import type pg from 'pg';
import { before } from './before.js';
import type { Statement } from './connect.js';
import { withClient } from './with-client.js';

/** What is looked at, by the variable that has its address. */
export type LookOptions = Readonly<{ url: string; setting: string; timeoutMs: number }>;

/** Nothing that is sent on it changes anything. */
const READ_ONLY = 'BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY';

const ensureWritable = async (client: pg.Client, setting: string): Promise<void> => {
  const { rows } = await client.query<{ is: boolean }>('SELECT pg_is_in_recovery() AS is');
  if (rows[0]?.is === true)
    throw new Error(`${setting}: the server only reads, as a replica does. Name the one that takes writes.`);
};

/** Asks a database that is to be written to, and changes nothing in it. Throws in words for the operator. */
export const looking = async <T>(options: LookOptions, look: (client: pg.Client) => Promise<T>): Promise<T> => {
  const { setting, timeoutMs } = options;
  return withClient(options, (client) => {
    const looked = async (): Promise<T> => {
      await ensureWritable(client, setting);
      await client.query(READ_ONLY);
      return look(client);
    };
    return before(performance.now() + timeoutMs, looked());
  });
};

/** Names the user and the database of this session, quoted as SQL wants them. */
const WHO = `SELECT quote_ident(current_user) AS "user", quote_ident(current_database()) AS "database",
  to_regnamespace($1) IS NOT NULL AS "isThere",
  has_database_privilege(current_database(), 'CREATE') AS "mayMakeSchema",
  CASE WHEN to_regnamespace($1) IS NULL THEN false ELSE has_schema_privilege($1, 'CREATE') END AS "mayMakeTables"`;
type Who = Readonly<{
  user: string;
  database: string;
  isThere: boolean;
  mayMakeSchema: boolean;
  mayMakeTables: boolean;
}>;

const mayMakeAs = (who: Who | undefined): boolean =>
  who === undefined || (who.isThere ? who.mayMakeTables : who.mayMakeSchema);

/** Where there are no tables yet: whether this user may make them, in a schema that may be there. */
export const mayMake = async (client: pg.Client, schema: string): Promise<boolean> =>
  mayMakeAs((await client.query<Who>(WHO, [schema])).rows[0]);

/** Throws in words where this user may not make tables. */
export const ensureMayMake = async (client: pg.Client, schema: string, setting: string): Promise<void> => {
  const [who] = (await client.query<Who>(WHO, [schema])).rows;
  if (who === undefined || mayMakeAs(who)) return;
  const { user, database } = who;
  const fix = who.isThere
    ? `ALTER SCHEMA ${schema} OWNER TO ${user}`
    : `GRANT CREATE ON DATABASE ${database} TO ${user}, or CREATE SCHEMA ${schema} AUTHORIZATION ${user}`;
  throw new Error(
    `${setting}: there is no table of Plumbline's yet, and user ${user} may not make any. Have the database's owner run ${fix}.`,
  );
};

const parametersOf = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/\$(\d+)/gu)].map(([, number]) => Number(number)));

/** Whether this user may run what the program runs: each statement is planned, for which its rights are asked, and not executed. */
export const ensureMayRun = async (
  client: pg.Client,
  statements: readonly Pick<Statement, 'text'>[],
): Promise<void> => {
  for (const { text } of statements)
    await client.query(
      `EXPLAIN ${text}`,
      Array.from({ length: parametersOf(text) }, () => null),
    );
};
