import { join } from 'node:path';
import { createLogger, readConfig } from '@plumbline/platform';
import { startWorker } from '../../../apps/worker/src/worker.js';
import { EventStoreDbServer } from '../../support/eventstoredb/server.js';
import type { UsedPostgres } from '../../support/postgres/use-postgres.js';
import { sharedSettings } from '../../support/shared-settings.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './server.js';

export type Copies = Readonly<{
  events: EventStoreDbServer;
  viewsUrl: string;
  folder: string;
  env: Readonly<Record<string, string>>;
  one: Server;
  other: Server;
}>;

/** In `beforeAll`: two servers and a worker on an EventStoreDB of their own, gone with the databases. */
export const startCopies = async ({ database, atEnd }: UsedPostgres): Promise<Copies> => {
  const folder = makeDataDir();
  const events = await EventStoreDbServer.start();
  const [keys, views] = [await database(), await database()];
  const env = { ...sharedSettings(join(folder, 'shared'), events.url, keys.url), PLUMBLINE_VIEWS_URL: views.url };
  const own = { PLUMBLINE_DATA_DIR: join(folder, 'worker'), PLUMBLINE_WORKER_PORT: '0', LOG_LEVEL: 'silent' };
  const worker = await startWorker(readConfig({ ...env, ...own }), createLogger({ level: 'silent', name: 'worker' }));
  const [one, other] = [await startServer(join(folder, 'a'), { env }), await startServer(join(folder, 'b'), { env })];
  atEnd(async () => {
    for (const copy of [one, other]) await copy.close();
    await worker.stop();
    await events.close();
    await Promise.all([keys.drop(), views.drop()]);
    removeDataDir(folder);
  });
  return { events, viewsUrl: views.url, folder, env, one, other };
};
