import { join } from 'node:path';
import { createLogger, foldersOf, prepareDataDir, readConfig } from '@plumbline/platform';
import { startWorker } from '../../../apps/worker/src/worker.js';
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

type Env = Readonly<Record<string, string>>;

/** Runs the projections for all copies, of views in a database of their own. */
const withWorker = async ({ database, atEnd }: UsedPostgres, folder: string, env: Env) => {
  const { url, drop } = await database();
  atEnd(drop);
  const all = { ...env, PLUMBLINE_VIEWS_URL: url };
  const own = { PLUMBLINE_DATA_DIR: join(folder, 'worker'), PLUMBLINE_WORKER_PORT: '0', LOG_LEVEL: 'silent' };
  const config = readConfig({ ...all, ...own });
  for (const dir of foldersOf(config)) prepareDataDir(dir);
  return { env: all, worker: await startWorker(config, createLogger({ level: 'silent', name: 'worker' })) };
};

const onPostgres = async (postgres: UsedPostgres, views: 'of-each-copy' | 'shared'): Promise<Server> => {
  const folder = makeDataDir();
  const { url, drop } = await postgres.database();
  postgres.atEnd(drop);
  const settings = sharedSettings(folder, url);
  const { env, worker } =
    views === 'shared' ? await withWorker(postgres, folder, settings) : { env: settings, worker: undefined };
  const copies: Server[] = [];
  for (let copy = 0; copy < COPIES; copy += 1)
    copies.push(await startServer(join(folder, `copy-${copy.toString()}`), { env }));
  const server = together(copies);
  return {
    ...server,
    close: async () => {
      await server.close();
      await worker?.stop();
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

/** The suite once on files of its own, and on two copies of the server over one database: each with views of its own, and with shared ones. */
export const inEachConfiguration = (title: string, suite: (start: () => Promise<Server>) => void): void => {
  describe(`${title}, embedded`, () => {
    suite(embedded);
  });
  describeWhere('postgres', `${title}, two copies over PostgreSQL`, () => {
    const postgres = usePostgres();
    suite(() => onPostgres(postgres, 'of-each-copy'));
  });
  describeWhere('postgres', `${title}, two copies over PostgreSQL and views that a worker keeps there`, () => {
    const postgres = usePostgres();
    suite(() => onPostgres(postgres, 'shared'));
  });
};
