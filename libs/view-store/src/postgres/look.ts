import { looking, mayMake, serverVersion } from '@plumbline/postgres';
import type pg from 'pg';
import type { Checkpoint } from '../checkpoints.js';
import type { DeclaredViews, ViewsFound } from '../look.js';
import { isMade } from './make-schema.js';
import { SETTING } from './failures.js';
import { ensureMayRead } from './rights.js';
import { namesIn, OTHER_SCHEMAS, schemaOf } from './schema.js';
import { READ } from './statements.js';

const READS_ONLY = ' Its user may only read them, which is enough for a server, and not for a worker.';
const MAKES_NONE =
  ' Its user may make none there, which is enough for a server, and not for a worker: that one needs the right to create schemas in this database.';
const NONE = 'no views yet: the first worker makes them.';
const OF_OTHERS = 'views of another release alone: the first worker of this one derives its own beside them.';

const found = async (client: pg.Client, declared: DeclaredViews): Promise<ViewsFound> => {
  const server = `PostgreSQL ${await serverVersion(client)}`;
  const schema = schemaOf(declared);
  if (!(await isMade(client, schema))) {
    const others = (await client.query(OTHER_SCHEMAS)).rows;
    const rights = (await mayMake(client, schema)) ? '' : MAKES_NONE;
    return { found: `${server}, ${others.length === 0 ? NONE : OF_OTHERS}${rights}`, views: null };
  }
  const { mayWrite } = await ensureMayRead(client, schema);
  await client.query(namesIn(schema));
  const checkpoints = (await client.query<Checkpoint>(READ.checkpoints)).rows;
  const [source] = (await client.query<{ firstEvent: string }>(READ.source)).rows;
  return {
    found: `${server}, ${String(checkpoints.length)} views.${mayWrite ? '' : READS_ONLY}`,
    views: { checkpoints, source: source?.firstEvent ?? null },
  };
};

/** What a start would find. Changes nothing. Throws in words for the operator where a start would be refused. */
export const lookAtPostgresViews = (url: string, declared: DeclaredViews, timeoutMs: number): Promise<ViewsFound> =>
  looking({ url, setting: SETTING, timeoutMs }, (client) => found(client, declared));
