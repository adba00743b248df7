import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '@plumbline/event-log';
import type { Config, Logger } from '@plumbline/platform';
import {
  ensureNoneMissing,
  type ProjectionControl,
  RenewableRunner,
  runnerControl,
  workerControl,
} from '@plumbline/projection-runtime';
import { VIEWS } from '@plumbline/projections';
import { defectForReaders, openReadModelReader, tellDamage, type ReadModelReader } from '@plumbline/view-store';
import { TABLES, type Views } from '@plumbline/read-model';
import type { Shutdown } from './shutdown.js';

export type Projections = Readonly<{ reader: ReadModelReader<Views>; control: ProjectionControl }>;

const WORKER_PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 100;

const readerOf = (dataDir: string, shutdown: Shutdown): ReadModelReader<Views> => {
  const reader = openReadModelReader<Views>({ dataDir });
  shutdown.add('read views', () => {
    reader.close();
  });
  return reader;
};

const embedded = async (
  { dataDir }: Config,
  { store, log, shutdown }: { store: EventStore; log: Logger; shutdown: Shutdown },
): Promise<Projections> => {
  const runner = await RenewableRunner.start({ store, dataDir, tables: TABLES, views: VIEWS, log });
  shutdown.add('projections', () => runner.stop());
  const reader = readerOf(dataDir, shutdown);
  return { reader, control: runnerControl(runner, reader, log) };
};

/** Where the file is damaged the worker is told, once, and makes another. */
const soundReader = (dataDir: string, shutdown: Shutdown, isFirst: boolean): ReadModelReader<Views> => {
  const defect = defectForReaders(dataDir);
  if (defect === undefined) return readerOf(dataDir, shutdown);
  if (isFirst) tellDamage(dataDir, defect);
  throw new Error(`views.db is damaged (${defect}), and the worker has not derived it again yet`);
};

/** The worker may still be creating its file; waiting for ever would hide that no worker was started. */
const whenThere = async (dataDir: string, shutdown: Shutdown): Promise<ReadModelReader<Views>> => {
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

/** Starts the runner here, or reads what a worker's runner writes. */
export const openProjections = async (
  config: Config,
  store: EventStore,
  log: Logger,
  shutdown: Shutdown,
): Promise<Projections> => {
  if (config.projections === 'embedded') return embedded(config, { store, log, shutdown });
  log.info({ dataDir: config.dataDir }, 'waiting for the worker to make its views');
  const reader = await whenThere(config.dataDir, shutdown);
  ensureNoneMissing(reader.checkpoints(), await store.head());
  return { reader, control: workerControl({ store, dataDir: config.dataDir, reader }) };
};
