import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger, foldersOf, prepareDataDir, readConfig } from '@plumbline/platform';
import { startWorker, type Worker } from '../../../apps/worker/src/worker.js';
import { type Database, newDatabase } from '../../support/postgres/new-database.js';
import { sharedSettings } from '../../support/shared-settings.js';

declare global {
  /** True in the project of jest that runs the suites over PostgreSQL. */
  var IS_OVER_POSTGRES: boolean | undefined;
}

export const isOverPostgres = (): boolean => globalThis.IS_OVER_POSTGRES === true;

type Used = Readonly<{ databases: readonly Database[]; settings: Readonly<Record<string, string>> }>;
const used = new Map<string, Used>();

const dropUnused = async (): Promise<void> => {
  for (const [dataDir, { databases }] of used)
    if (!existsSync(dataDir)) {
      used.delete(dataDir);
      for (const { drop } of databases) await drop();
    }
};

/**
 * Settings of a server with this data directory: none, or, over PostgreSQL, what copies of it share. Their databases last as long as the directory.
 */
export const settingsFor = async (dataDir: string): Promise<Readonly<Record<string, string>>> => {
  if (!isOverPostgres()) return {};
  const known = used.get(dataDir);
  if (known !== undefined) return known.settings;
  await dropUnused();
  const admin = process.env['PLUMBLINE_E2E_POSTGRES_URL'];
  if (admin === undefined) throw new Error('There is no server for these suites: start-postgres.mjs has said why');
  const databases = [await newDatabase(admin), await newDatabase(admin), await newDatabase(admin)];
  const [events = '', keys = '', views = ''] = databases.map(({ url }) => url);
  const settings = { ...sharedSettings(dataDir, events, keys), PLUMBLINE_VIEWS_URL: views };
  used.set(dataDir, { databases, settings });
  return settings;
};

/** Keeps the views of all copies that have these settings; embedded, each server does so itself. */
export const startWorkerFor = async (
  dataDir: string,
  settings: Readonly<Record<string, string | undefined>>,
): Promise<Pick<Worker, 'stop'>> => {
  if (!isOverPostgres()) return { stop: () => Promise.resolve() };
  const own = { PLUMBLINE_DATA_DIR: join(dataDir, 'worker'), PLUMBLINE_WORKER_PORT: '0', LOG_LEVEL: 'silent' };
  const config = readConfig({ ...settings, ...own });
  for (const dir of foldersOf(config)) prepareDataDir(dir);
  return startWorker(config, createLogger({ level: 'silent', name: 'worker' }));
};
