import { postgresUrl } from '../../../tools/bootstrap/postgres.mjs';
import { PostgresServer } from '../../load/postgres/server.js';
import { type Database, newDatabase } from './new-database.js';

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
