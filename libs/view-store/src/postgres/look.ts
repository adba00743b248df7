import { connect, describe, hangUp } from '@plumbline/postgres';
import { ensureVersion, versionIn } from './migrate.js';
import { SCHEMA } from './schema.js';

/** What an address leads to. */
export type ViewsFound = Readonly<{ version: string; views: number }>;

/** Changes nothing. Throws in words for the operator where the server cannot be reached or does not let the user in. */
export const lookAtPostgresViews = async (url: string, timeoutMs: number): Promise<ViewsFound> => {
  try {
    const client = await connect({ url, timeoutMs });
    try {
      const [server] = (await client.query<{ version: string }>(`SELECT current_setting('server_version') AS version`))
        .rows;
      const schema = await versionIn(client);
      ensureVersion(schema);
      const count = `SELECT count(*) AS views FROM ${SCHEMA}.projection_checkpoints`;
      const [found] = schema === 0 ? [] : (await client.query<{ views: number }>(count)).rows;
      return { version: server?.version ?? '', views: found?.views ?? 0 };
    } finally {
      hangUp(client);
    }
  } catch (error) {
    throw new Error(describe(error), { cause: error });
  }
};
