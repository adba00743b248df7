import { connect, hangUp } from './connect.js';
import { describe } from './failures.js';
import { SCHEMA } from './schema.js';

/** What an address leads to. `events` is null where there is no log yet, and the first start makes one. */
export type PostgresFound = Readonly<{ version: string; events: number | null }>;

/** Changes nothing. Throws in words for the operator where the server cannot be reached or does not let the user in. */
export const lookAtPostgres = async (url: string, timeoutMs: number): Promise<PostgresFound> => {
  try {
    const client = await connect({ url, timeoutMs });
    try {
      const version = (await client.query<{ version: string }>(`SELECT current_setting('server_version') AS version`))
        .rows[0];
      const there = await client.query(
        `SELECT 1 FROM pg_tables WHERE schemaname = '${SCHEMA}' AND tablename = 'log_end'`,
      );
      const end =
        there.rowCount === 0
          ? null
          : (await client.query<{ position: number }>(`SELECT position FROM ${SCHEMA}.log_end`)).rows[0];
      return { version: version?.version ?? '', events: end?.position ?? null };
    } finally {
      hangUp(client);
    }
  } catch (error) {
    throw new Error(describe(error), { cause: error });
  }
};
