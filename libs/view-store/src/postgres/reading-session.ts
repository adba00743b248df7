import { connect, isLost, isTooSlow } from '@plumbline/postgres';
import pg from 'pg';
import { namesIn } from './schema.js';

/** A plan that no longer fits, since a table was replaced; a statement that the session does not know. Another session does better. */
const OUTDATED = /^(0A000|26000)$/;

/** A query that took too long would take as long again, and says nothing of the server. */
export const isGivenUp = (error: unknown): boolean =>
  (isLost(error) && !isTooSlow(error)) ||
  (error instanceof Error && 'code' in error && OUTDATED.test(String(error.code)));

export type ReadingOptions = Readonly<{ url: string; schema: string; timeoutMs: number }>;

/** Values as SQLite gives them: a condition is 0 or 1, and every number a number. */
export const connectReading = async ({ url, schema, timeoutMs }: ReadingOptions): Promise<pg.Client> => {
  const client = await connect({
    url,
    timeoutMs,
    settings: `${namesIn(schema)} SET default_transaction_read_only = on;`,
  });
  const { BOOL, NUMERIC } = pg.types.builtins;
  client.setTypeParser(BOOL, (value) => (value === 't' ? 1 : 0));
  client.setTypeParser(NUMERIC, Number);
  return client;
};
