import { join } from 'node:path';
import { describeWhere } from '../../support/describe-where.js';
import { type UsedPostgres, usePostgres } from '../../support/postgres/use-postgres.js';
import { sharedSettings } from './shared-settings.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './server.js';

const COPIES = 2;

/** Copies as one server: each that asks for a connection gets one to the next of them. */
const together = (copies: readonly Server[]): Server => {
  const [first] = copies;
  if (first === undefined) throw new Error('No copy');
  let given = 0;
  return {
    ...first,
    as: (...who) => (copies[given++ % copies.length] ?? first).as(...who),
    close: async () => {
      for (const copy of copies) await copy.close();
    },
  };
};

const onPostgres = async ({ database, atEnd }: UsedPostgres): Promise<Server> => {
  const folder = makeDataDir();
  const [events, keys] = [await database(), await database()];
  for (const { drop } of [events, keys]) atEnd(drop);
  const env = sharedSettings(folder, events.url, keys.url);
  const copies: Server[] = [];
  for (let copy = 0; copy < COPIES; copy += 1)
    copies.push(await startServer(join(folder, `copy-${copy.toString()}`), { env }));
  const server = together(copies);
  return {
    ...server,
    close: async () => {
      await server.close();
      removeDataDir(folder);
    },
  };
};

const embedded = async (): Promise<Server> => {
  const dataDir = makeDataDir();
  const server = await startServer(dataDir);
  return {
    ...server,
    close: async () => {
      await server.close();
      removeDataDir(dataDir);
    },
  };
};

/** The suite once on files of its own, and once on two copies of the server over one database. */
export const inEachConfiguration = (title: string, suite: (start: () => Promise<Server>) => void): void => {
  describe(`${title}, embedded`, () => {
    suite(embedded);
  });
  describeWhere('postgres', `${title}, two copies over PostgreSQL`, () => {
    const postgres = usePostgres();
    suite(() => onPostgres(postgres));
  });
};
