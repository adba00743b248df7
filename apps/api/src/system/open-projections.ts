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
import type { Reached, Secret } from '@plumbline/platform';
import {
  defectForReaders,
  openPostgresReader,
  openReadModelReader,
  tellDamage,
  type ViewsReader,
  ViewsRefused,
  ViewsUnreached,
} from '@plumbline/view-store';
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
  { config, logger: log, shutdown, codec, commits, projectionThread: entry, telemetry, metrics }: Settings,
  store: EventStore,
  viewsDir: string,
): Promise<Projections> => {
  const { dataDir, store: at } = config;
  const keys = keysPlaceOf(config);
  const onWork = telemetry?.done;
  if (entry !== undefined) {
    const postgresUrl = at.engine === 'postgres' ? at.url.reveal() : null;
    const setup = { dataDir, viewsDir, postgresUrl, keys, sealed: codec === null, commits };
    const thread = await ProjectionThread.start({ entry, setup, store, log, onWork });
    shutdown.add('projections', () => thread.stop());
    metrics.watchProjections(() => thread.isRunning);
    const reader = readerOf(viewsDir, shutdown);
    return { reader, control: readBy(reader, thread) };
  }
  const runner = await RenewableRunner.start({
    ...{ store, dataDir: viewsDir, tables: TABLES, views: VIEWS, log },
    ...(onWork && { onWork }),
  });
  shutdown.add('projections', () => runner.stop());
  metrics.watchProjections(() => true);
  const reader = readerOf(viewsDir, shutdown);
  return { reader, control: readBy(reader, runnerControl(runner, log)) };
};

/** Where the file is damaged the worker is told, once, and makes another. */
const soundReader = (dataDir: string, shutdown: Shutdown, isFirst: boolean): ViewsReader<Views> => {
  const defect = defectForReaders(dataDir);
  if (defect === undefined) return readerOf(dataDir, shutdown);
  if (isFirst) tellDamage(dataDir, defect);
  throw new Error(`views.db is damaged (${defect}), and the worker has not derived it again yet`);
};

const notThere = (where: string, cause: unknown): Error => {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(cause instanceof ViewsUnreached ? reason : `No worker has made the views ${where} (${reason})`, {
    cause,
  });
};

/** The worker may still be making the views; waiting for ever would hide that no worker was started. */
const whenThere = async <T>(
  { logger, signal }: Settings,
  where: string,
  open: (isFirst: boolean) => T | Promise<T>,
): Promise<T> => {
  const deadline = Date.now() + WORKER_PATIENCE_MS;
  let told: string | undefined;
  for (;;) {
    try {
      return await open(told === undefined);
    } catch (cause) {
      if (cause instanceof ViewsRefused) throw cause;
      const reason = cause instanceof Error ? cause.message : String(cause);
      if (Date.now() > deadline) throw notThere(where, cause);
      const what = cause instanceof ViewsUnreached ? 'the database of the views' : 'the worker to make its views';
      if (reason !== told) logger.info({ reason }, `waiting for ${what}`);
      told = reason;
      await sleep(LOOK_AGAIN_MS, undefined, { signal });
    }
  }
};

const inFolder = async (settings: Settings, store: EventStore, dataDir: string): Promise<Projections> => {
  const { shutdown } = settings;
  const where = `of ${dataDir}: start one on this data directory.`;
  const reader = await whenThere(settings, where, (isFirst) => soundReader(dataDir, shutdown, isFirst));
  const renew = (defect: string): void => {
    tellDamage(dataDir, defect);
  };
  return { reader, control: workerControl({ store, reader, renew, isShared: false }) };
};

const inDatabase = async (settings: Settings, store: EventStore, url: Secret): Promise<Projections> => {
  const { absences, shutdown, logger } = settings;
  const where = 'in PostgreSQL that PLUMBLINE_VIEWS_URL names: start one of this release with the same settings.';
  const onReach = (reached: Reached): void => {
    absences.tell('views', reached);
  };
  const reader = await whenThere(settings, where, () =>
    openPostgresReader<Views>({ url: url.reveal(), tables: TABLES, views: VIEWS, onReach }),
  );
  shutdown.add('read views', () => reader.close());
  const renew = (defect: string): void => {
    logger.error({ defect }, 'a row of the views cannot be read: have the worker derive them again, by SIGUSR2');
  };
  return { reader, control: workerControl({ store, reader, renew, isShared: true }) };
};

/** Starts the runner in this process, or reads what a worker's runner writes. */
export const openProjections = async (settings: Settings, store: EventStore): Promise<Projections> => {
  const { views, projections: by } = settings.config;
  if (by === 'embedded' && views.engine === 'sqlite') return embedded(settings, store, views.dir);
  const opened = await (views.engine === 'postgres'
    ? inDatabase(settings, store, views.url)
    : inFolder(settings, store, views.dir));
  const { reader } = opened;
  await ensureDerivedFrom(store, { checkpoints: await reader.checkpoints(), source: await reader.source() });
  return opened;
};
