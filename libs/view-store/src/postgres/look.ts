import { connect, describe, hangUp } from '@plumbline/postgres';
import type pg from 'pg';
import { isMade } from './make-schema.js';
import { OTHER_SCHEMAS } from './schema.js';

/** What an address leads to. */
export type ViewsFound = Readonly<{
  version: string;
  /** Of the release that has most, where several have theirs here. */ views: number;
}>;

const viewsIn = async (client: pg.Client): Promise<number> => {
  let most = 0;
  for (const { schema } of (await client.query<{ schema: string }>(OTHER_SCHEMAS)).rows) {
    const count = `SELECT count(*) AS views FROM ${schema}.projection_checkpoints`;
    const { rows } = (await isMade(client, schema)) ? await client.query<{ views: number }>(count) : { rows: [] };
    most = Math.max(most, rows[0]?.views ?? 0);
  }
  return most;
};

/** Changes nothing. Throws in words for the operator where the server cannot be reached or does not let the user in. */
export const lookAtPostgresViews = async (url: string, timeoutMs: number): Promise<ViewsFound> => {
  try {
    const client = await connect({ url, timeoutMs });
    try {
      const [server] = (await client.query<{ version: string }>(`SELECT current_setting('server_version') AS version`))
        .rows;
      return { version: server?.version ?? '', views: await viewsIn(client) };
    } finally {
      hangUp(client);
    }
  } catch (error) {
    throw new Error(describe(error), { cause: error });
  }
};
