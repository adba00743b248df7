import type pg from 'pg';

/** Everything under one lock comes one after the other, from whichever process. */
export const beginUnder = (lock: bigint): string =>
  `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(${String(lock)})`;

/** All or nothing, under the lock. */
export const underLock = async <T>(client: pg.Client, lock: bigint, work: () => Promise<T>): Promise<T> => {
  await client.query(beginUnder(lock));
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};

/**
 * Goes by the catalogs' rows: what a name stood for when it was looked up before a lock may still be remembered behind it.
 */
export const hasTable = async (client: pg.Client, schema: string, table: string): Promise<boolean> => {
  const { rowCount } = await client.query('SELECT 1 FROM pg_tables WHERE schemaname = $1 AND tablename = $2', [
    schema,
    table,
  ]);
  return rowCount === 1;
};

/** Whoever may not make a schema can be given one. */
export const createSchema = (schema: string): string => `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = '${schema}') THEN CREATE SCHEMA ${schema}; END IF;
END $$;
`;
