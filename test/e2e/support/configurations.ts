import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKey } from '../../../libs/access/src/tokens/key-file.js';
import { describeWhere } from '../../support/describe-where.js';
import { type UsedPostgres, usePostgres } from '../../support/postgres/use-postgres.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './server.js';

/** What all copies of a server are given. */
export const sharedSettings = (folder: string, storeUrl: string): Readonly<Record<string, string>> => {
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const keys = join(folder, 'keys');
  mkdirSync(keys, { mode: 0o700 });
  const signingKey = join(folder, 'signing.pem');
  createKey(signingKey);
  return {
    PLUMBLINE_STORE_URL: storeUrl,
    PLUMBLINE_KEYS_URL: `file://${keys}/keys.db`,
    PLUMBLINE_MASTER_KEY_FILE: file('master.key', `${randomBytes(32).toString('base64url')}\n`),
    PLUMBLINE_POSITION_KEY_FILE: file('position.key', `${randomBytes(32).toString('base64url')}\n`),
    PLUMBLINE_SIGNING_KEY_FILE: signingKey,
  };
};

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
  const { url, drop } = await database();
  atEnd(drop);
  const env = sharedSettings(folder, url);
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
