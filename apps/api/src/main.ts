import {
  type Config,
  createLogger,
  ensureNode,
  explainStart,
  leaveFailed,
  type Logger,
  type Metrics,
  Stopping,
  takeConfig,
} from '@plumbline/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Arguments, readArguments, USAGE } from './arguments.js';
import { createApp } from './create-app.js';
import { loadSample } from './sample/load-sample.js';
import { trimHeap } from './trim-heap.js';
import { closeApp } from './close-app.js';
import { tellOfProvider } from './system/tell-of-provider.js';
import { METRICS } from './system/tokens.js';
import { welcome } from './welcome.js';

/** Late enough not to delay the first requests after the start. */
const TRIM_AFTER_MS = 5_000;

const sampled = async (app: NestFastifyApplication, config: Config, wanted: boolean): Promise<boolean> => {
  if (!wanted || config.mode === 'production') return false;
  return loadSample(app, new Date().toISOString());
};

const serve = async (
  config: Config,
  { sample, json }: Arguments,
  logger: Logger,
  stopping: Stopping,
): Promise<void> => {
  const { signal } = stopping;
  const app = await createApp(config, { logger, signal });
  await stopping.opened(() => closeApp(app));
  const holdsSample = await sampled(app, config, sample);
  signal.throwIfAborted();
  app.get<Metrics>(METRICS).collectProcess();
  await app.listen(config.port, config.host);
  const url = await app.getUrl();
  logger.info({ url, dataDir: config.dataDir, mode: config.mode, projections: config.projections }, 'listening');
  setTimeout(trimHeap, TRIM_AFTER_MS).unref();
  void tellOfProvider(config.oidc, logger);
  if (config.mode !== 'production' && !json) process.stdout.write(`${await welcome(config, url, holdsSample)}\n`);
};

const start = (config: Config, given: Arguments): Promise<void> => {
  const logger = createLogger({ level: config.logLevel, name: 'api' });
  const stopping = Stopping.bySignals({ within: config.limits.shutdownMs, log: logger });
  return stopping.start(() =>
    serve(config, given, logger, stopping).catch((error: unknown) => {
      throw explainStart(error, { ...config, portFrom: '--port, or with PORT' });
    }),
  );
};

const main = async (): Promise<void> => {
  ensureNode();
  const given = readArguments(process.argv.slice(2), process.env);
  if (given.help) process.stdout.write(USAGE);
  else await start(takeConfig(given.env), given);
};

main().catch(leaveFailed);
