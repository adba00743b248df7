import {
  type Config,
  createLogger,
  ensureNode,
  foldersOf,
  explainStart,
  type Logger,
  prepareDataDir,
  takeConfig,
} from '@plumbline/platform';
import { startWorker, type Worker } from './worker.js';

const FAILED = 1;

const stopOn = (worker: Worker, logger: Logger, timeoutMs: number): void => {
  let stopping = false;
  const stop = async (): Promise<void> => {
    const began = performance.now();
    const since = (): number => Math.round(performance.now() - began);
    logger.info({}, 'stopping');
    setTimeout(() => {
      logger.error({ ms: since() }, 'not everything has stopped in time');
      process.exit(FAILED);
    }, timeoutMs).unref();
    await worker.stop();
    logger.info({ ms: since() }, 'stopped');
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(FAILED);
      stopping = true;
      stop().catch((error: unknown) => {
        logger.error({ err: error }, 'closing failed');
        process.exitCode = FAILED;
      });
    });
  }
};

/** SIGUSR2 is how an operator asks for a rebuild: the worker takes no requests. */
const rebuildOn = (worker: Worker, logger: Logger): void => {
  process.on('SIGUSR2', () => {
    worker.rebuild().catch((error: unknown) => {
      logger.error({ err: error }, 'rebuild failed');
    });
  });
};

const work = async (config: Config): Promise<void> => {
  for (const dir of foldersOf(config)) prepareDataDir(dir);
  const logger = createLogger({ level: config.logLevel, name: 'worker' });
  const worker = await startWorker(config, logger);
  worker.metrics.collectProcess();
  stopOn(worker, logger, config.limits.shutdownMs);
  rebuildOn(worker, logger);
  const does = worker.isActive() ? 'projecting' : 'waiting until no other worker runs the projections';
  logger.info({ port: worker.port, dataDir: config.dataDir }, does);
};

const main = async (): Promise<void> => {
  ensureNode();
  const config = takeConfig(process.env);
  await work(config).catch((error: unknown) => {
    throw explainStart(error, { ...config, port: config.workerPort, portFrom: 'PLUMBLINE_WORKER_PORT' });
  });
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(FAILED);
});
