import {
  type Config,
  createLogger,
  ensureNode,
  foldersOf,
  explainStart,
  leaveFailed,
  type Logger,
  prepareDataDir,
  Stopping,
  takeConfig,
} from '@plumbline/platform';
import { startWorker, type Worker } from './worker.js';

const DOES = {
  projects: 'projecting',
  'waits for another': 'waiting until no other worker runs the projections',
  'stands still': 'waiting until the projections can run',
} as const;

/** SIGUSR2 is how an operator asks for a rebuild: the worker takes no requests. */
const rebuildOn = (worker: Worker, logger: Logger): void => {
  process.on('SIGUSR2', () => {
    worker.rebuild().catch((error: unknown) => {
      logger.error({ err: error }, 'rebuild failed');
    });
  });
};

const work = async (config: Config, logger: Logger, stopping: Stopping): Promise<void> => {
  for (const dir of foldersOf(config)) prepareDataDir(dir);
  const worker = await startWorker(config, logger, stopping.signal);
  await stopping.opened(() => worker.stop().then(() => true));
  worker.metrics.collectProcess();
  rebuildOn(worker, logger);
  const reason = worker.failure();
  const why = reason === null ? {} : { reason };
  logger.info({ port: worker.port, dataDir: config.dataDir, ...why }, DOES[worker.does()]);
};

const start = (config: Config): Promise<void> => {
  const logger = createLogger({ level: config.logLevel, name: 'worker' });
  const stopping = Stopping.bySignals({ within: config.limits.shutdownMs, log: logger });
  return stopping.start(() =>
    work(config, logger, stopping).catch((error: unknown) => {
      throw explainStart(error, { ...config, port: config.workerPort, portFrom: 'PLUMBLINE_WORKER_PORT' });
    }),
  );
};

const main = async (): Promise<void> => {
  ensureNode();
  await start(takeConfig(process.env));
};

main().catch(leaveFailed);
