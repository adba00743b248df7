import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { postgresUrl } from '../../../tools/bootstrap/postgres.mjs';
import { PostgresServer } from '../../load/postgres/server.js';

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

export type UsedPostgres = Readonly<{
  database: (options?: string) => Promise<Database>;
  /** Done before the server ends, the last first. */
  atEnd: (work: () => Promise<void>) => void;
}>;

/** Inside a `describe`: databases on the server that the tests are given, or on one that runs as long as they do. */
export const usePostgres = (): UsedPostgres => {
  const ends: (() => Promise<void>)[] = [];
  let own: PostgresServer | undefined;
  let admin = postgresUrl();
  beforeAll(async () => {
    if (admin !== null) return;
    own = await PostgresServer.start();
    admin = own.url('postgres');
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
    await own?.dispose();
  });
  return {
    database: (options) => {
      if (admin === null) throw new Error('There are databases from beforeAll on');
      return newDatabase(admin, options);
    },
    atEnd: (work) => {
      ends.push(work);
    },
  };
};
