import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '@plumbline/event-log';
import {
  ensureDerivedFrom,
  type ProjectionControl,
  readBy,
  RenewableRunner,
  runnerControl,
  workerControl,
} from '@plumbline/projection-runtime';
import { keysPlaceOf } from '@plumbline/platform';
import { VIEWS } from '@plumbline/projections';
import { defectForReaders, openReadModelReader, tellDamage, type ViewsReader } from '@plumbline/view-store';
import type { Views } from '@plumbline/read-model';
import { TABLES } from '@plumbline/read-model/tables';
import { ProjectionThread } from './projection-thread/projection-thread.js';
import type { Settings } from './settings.module.js';
import type { Shutdown } from './shutdown.js';

export type Projections = Readonly<{ reader: ViewsReader<Views>; control: ProjectionControl }>;

const WORKER_PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 100;

const readerOf = (dataDir: string, shutdown: Shutdown): ViewsReader<Views> => {
  const reader = openReadModelReader<Views>({ dataDir });
  shutdown.add('read views', () => {
    reader.close();
  });
  return reader;
};

/** On a thread of its own in the build; under a test runner, which has only sources, on this one. */
const embedded = async (
  { config, logger: log, shutdown, codec, commits, projectionThread: entry }: Settings,
  store: EventStore,
): Promise<Projections> => {
  const { dataDir, store: at, views } = config;
  const keys = keysPlaceOf(config);
  if (entry !== undefined) {
    const postgresUrl = at.engine === 'postgres' ? at.url.reveal() : null;
    const setup = { dataDir, viewsDir: views.dir, postgresUrl, keys, sealed: codec === null, commits };
    const thread = await ProjectionThread.start({ entry, setup, store, log });
    shutdown.add('projections', () => thread.stop());
    const reader = readerOf(views.dir, shutdown);
    return { reader, control: readBy(reader, thread) };
  }
  const runner = await RenewableRunner.start({ store, dataDir: views.dir, tables: TABLES, views: VIEWS, log });
  shutdown.add('projections', () => runner.stop());
  const reader = readerOf(views.dir, shutdown);
  return { reader, control: readBy(reader, runnerControl(runner, log)) };
};

/** Where the file is damaged the worker is told, once, and makes another. */
const soundReader = (dataDir: string, shutdown: Shutdown, isFirst: boolean): ViewsReader<Views> => {
  const defect = defectForReaders(dataDir);
  if (defect === undefined) return readerOf(dataDir, shutdown);
  if (isFirst) tellDamage(dataDir, defect);
  throw new Error(`views.db is damaged (${defect}), and the worker has not derived it again yet`);
};

/** The worker may still be creating its file; waiting for ever would hide that no worker was started. */
const whenThere = async (dataDir: string, shutdown: Shutdown): Promise<ViewsReader<Views>> => {
  const deadline = Date.now() + WORKER_PATIENCE_MS;
  for (let isFirst = true; ; isFirst = false) {
    try {
      return soundReader(dataDir, shutdown, isFirst);
    } catch (error) {
      if (Date.now() > deadline) {
        throw new Error(`No worker has made the views of ${dataDir}: start one on this data directory.`, {
          cause: error,
        });
      }
      await sleep(LOOK_AGAIN_MS);
    }
  }
};

/** Starts the runner in this process, or reads what a worker's runner writes. */
export const openProjections = async (settings: Settings, store: EventStore): Promise<Projections> => {
  const { config, logger, shutdown } = settings;
  if (config.projections === 'embedded') return embedded(settings, store);
  const { dir: dataDir } = config.views;
  logger.info({ dataDir }, 'waiting for the worker to make its views');
  const reader = await whenThere(dataDir, shutdown);
  await ensureDerivedFrom(store, { checkpoints: await reader.checkpoints(), source: await reader.source() });
  return { reader, control: workerControl({ store, dataDir, reader }) };
};
