import { randomUUID } from 'node:crypto';
import pg from 'pg';

export type Database = Readonly<{ url: string; drop: () => Promise<void> }>;

/** Runs one statement, outside of any store. */
export const runSql = async (url: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

/** In an empty database of its own on a server, however its clients leave it. */
export const newDatabase = async (admin: string, options = '', template = 'template0'): Promise<Database> => {
  const name = `plumbline_test_${randomUUID().replaceAll('-', '')}`;
  await runSql(admin, `CREATE DATABASE ${name} TEMPLATE ${template} ${options}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await runSql(admin, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
};
