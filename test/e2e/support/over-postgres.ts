import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger, foldersOf, prepareDataDir, readConfig } from '@plumbline/platform';
import { startWorker, type Worker } from '../../../apps/worker/src/worker.js';
import { placeForLog, type PlaceOfLog } from '../../support/eventstoredb/given.js';
import { newDatabase } from '../../support/postgres/new-database.js';
import { sharedSettings } from '../../support/shared-settings.js';

declare global {
  /** In the projects of jest that run the suites on several copies: where their events are. Views and keys are in PostgreSQL. */
  var EVENTS_IN: 'postgres' | 'eventstoredb' | undefined;
}

export const isOverPostgres = (): boolean => globalThis.EVENTS_IN !== undefined;

type Used = Readonly<{ ends: readonly (() => Promise<void>)[]; settings: Readonly<Record<string, string>> }>;
const used = new Map<string, Used>();

const dropUnused = async (): Promise<void> => {
  for (const [dataDir, { ends }] of used)
    if (!existsSync(dataDir)) {
      used.delete(dataDir);
      for (const end of ends) await end();
    }
};

/** What is open keeps a process from its end. */
afterAll(async () => {
  for (const { ends } of used.values()) for (const end of ends) await end();
  used.clear();
});

/** A place for events, which ends with it. */
const eventsOf = async (admin: string): Promise<Pick<PlaceOfLog, 'url' | 'settings' | 'drop'>> =>
  globalThis.EVENTS_IN === 'postgres' ? { ...(await newDatabase(admin)), settings: {} } : placeForLog();

/**
 * Settings of a server with this data directory: none, or what copies of it share. Their databases and servers last as long as the directory.
 */
export const settingsFor = async (dataDir: string): Promise<Readonly<Record<string, string>>> => {
  if (!isOverPostgres()) return {};
  const known = used.get(dataDir);
  if (known !== undefined) return known.settings;
  await dropUnused();
  const admin = process.env['PLUMBLINE_E2E_POSTGRES_URL'];
  if (admin === undefined) throw new Error('There is no server for these suites: start-postgres.mjs has said why');
  const [events, keys, views] = [await eventsOf(admin), await newDatabase(admin), await newDatabase(admin)];
  const settings = {
    ...sharedSettings(dataDir, events.url, keys.url),
    ...events.settings,
    PLUMBLINE_VIEWS_URL: views.url,
  };
  used.set(dataDir, { ends: [events, keys, views].map(({ drop }) => drop), settings });
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
