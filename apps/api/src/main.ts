import {
  type Config,
  ConfigError,
  createLogger,
  ensureNode,
  explainStart,
  type Logger,
  type Metrics,
  takeConfig,
} from '@plumbline/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Arguments, readArguments, USAGE } from './arguments.js';
import { createApp } from './create-app.js';
import { loadSample } from './sample/load-sample.js';
import { trimHeap } from './trim-heap.js';
import { shutdownHandler } from './shutdown-on-signal.js';
import { METRICS } from './system/tokens.js';
import { welcome } from './welcome.js';

const FAILED = 1;
const USAGE_ERROR = 2;
/** Late enough not to delay the first requests after the start. */
const TRIM_AFTER_MS = 5_000;

const stopOn = (app: NestFastifyApplication, { limits }: Config, log: Logger): void => {
  const stop = shutdownHandler(app, {
    log,
    within: limits.shutdownMs,
    exit: (code) => process.exit(code),
    complain: (text) => process.stderr.write(`${text}\n`),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
};

const sampled = async (app: NestFastifyApplication, config: Config, wanted: boolean): Promise<boolean> => {
  if (!wanted || config.mode === 'production') return false;
  return loadSample(app, new Date().toISOString());
};

const serve = async (config: Config, { sample, json }: Arguments): Promise<void> => {
  const logger = createLogger({ level: config.logLevel, name: 'api' });
  const app = await createApp(config, { logger });
  stopOn(app, config, logger);
  const holdsSample = await sampled(app, config, sample);
  app.get<Metrics>(METRICS).collectProcess();
  await app.listen(config.port, config.host);
  const url = await app.getUrl();
  logger.info({ url, dataDir: config.dataDir, mode: config.mode, projections: config.projections }, 'listening');
  setTimeout(trimHeap, TRIM_AFTER_MS).unref();
  if (config.mode !== 'production' && !json) process.stdout.write(`${await welcome(config, url, holdsSample)}\n`);
};

const start = (config: Config, given: Arguments): Promise<void> =>
  serve(config, given).catch((error: unknown) => {
    throw explainStart(error, { ...config, portFrom: '--port, or with PORT' });
  });

const isAboutArguments = (error: unknown): boolean =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

const main = async (): Promise<void> => {
  ensureNode();
  const given = readArguments(process.argv.slice(2), process.env);
  if (given.help) process.stdout.write(USAGE);
  else await start(takeConfig(given.env), given);
};

main().catch((error: unknown) => {
  const usage = error instanceof ConfigError || isAboutArguments(error);
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(usage ? USAGE_ERROR : FAILED);
});
