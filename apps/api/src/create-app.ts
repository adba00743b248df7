import 'reflect-metadata';
import { Authenticator } from '@plumbline/access';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { type Codec, commitCounter } from '@plumbline/event-store';
import {
  Absences,
  type Config,
  createLogger,
  foldersOf,
  frameworkLogger,
  type Logger,
  Metrics,
  prepareDataDir,
  startTelemetry,
  type Telemetry,
} from '@plumbline/platform';
import { type ProjectionControl, refreshViews } from '@plumbline/projection-runtime';
import { type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ensureDeclared } from './access/every-route-declares.js';
import { AppModule } from './app.module.js';
import { allowOrigins } from './http/cors.js';
import { serveDocs } from './http/docs.js';
import { KnownRoutes } from './http/known-routes.js';
import { ProblemDetailsFilter } from './http/problem-details.filter.js';
import { RefusedForNow } from './http/refused-for-now.js';
import { limitRate } from './http/rate-limit.js';
import { createAdapter, prepareServer } from './http/server.js';
import { validationPipe } from './http/validation-pipe.js';
import { CONTROLLERS } from './routes.js';
import { builtThread } from './system/projection-thread/projection-thread.js';
import { Shutdown } from './system/shutdown.js';
import { traceBuses } from './system/traced.js';
import { PROJECTION_CONTROL } from './system/tokens.js';
import type { Settings } from './system/settings.module.js';

/**
 * `controllers` replaces those of `routes.ts`; in tests and benches alone, `codec` the one that seals texts, and `projectionThread` names the built
 * thread for a server that is not built.
 */
export type AppOptions = Readonly<{
  logger?: Logger;
  controllers?: Type[];
  codec?: Codec;
  projectionThread?: URL;
  /** Once it is aborted, nothing is waited for any more, and the start is given up. */
  signal?: AbortSignal;
}>;

const NEVER = new AbortController().signal;

type Before = Readonly<{ logger: Logger; telemetry: Telemetry | null }>;

const settingsOf = (
  config: Config,
  { logger, telemetry }: Before,
  { codec, projectionThread, signal = NEVER }: AppOptions = {},
): Settings => ({
  signal,
  codec: codec ?? null,
  projectionThread: projectionThread ?? builtThread,
  config,
  logger,
  telemetry,
  absences: new Absences(logger),
  commits: commitCounter(),
  metrics: new Metrics(),
  shutdown: new Shutdown(logger),
});

const tell = (app: NestFastifyApplication, telemetry: Telemetry, metrics: Metrics): void => {
  const projections = app.get<ProjectionControl>(PROJECTION_CONTROL);
  traceBuses(app, telemetry);
  telemetry.send(metrics, () => refreshViews(metrics, projections));
};

const PREFIX = { exclude: ['health/live', 'health/ready', 'metrics'] };

const assemble = async (settings: Settings, controllers: Type[]): Promise<NestFastifyApplication> => {
  const { absences, config, logger, metrics, telemetry } = settings;
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(settings, controllers),
    createAdapter(settings),
    { bodyParser: false, abortOnError: false, logger: frameworkLogger(logger) },
  );
  const server = app.getHttpAdapter().getInstance();
  const routes = new KnownRoutes(server);
  await prepareServer(server, { config, logger, metrics, telemetry, store: app.get<EventStore>(EVENT_STORE) });
  limitRate(server, app.get(Authenticator), config);
  allowOrigins(app, config);
  app.setGlobalPrefix('v1', PREFIX);
  app.useGlobalPipes(validationPipe());
  const refused = new RefusedForNow({ logger, metrics, absences });
  const projections = app.get<ProjectionControl>(PROJECTION_CONTROL);
  app.useGlobalFilters(new ProblemDetailsFilter(logger, projections, routes, refused));
  serveDocs(app);
  await app.init();
  await server.ready();
  settings.signal.throwIfAborted();
  if (telemetry !== null) tell(app, telemetry, metrics);
  return app;
};

/**
 * The whole server on a data directory, ready to listen or for injected requests; `close()` closes everything that it opened.
 * Throws where a route has no policy, where the data directory is in use or damaged, and leaves nothing open then.
 */
export const createApp = async (config: Config, options: AppOptions = {}): Promise<NestFastifyApplication> => {
  const { logger = createLogger({ level: config.logLevel, name: 'api' }), controllers = CONTROLLERS } = options;
  ensureDeclared(controllers);
  const telemetry = await startTelemetry(config.otlp, { service: 'api', logger });
  const settings = settingsOf(config, { logger, telemetry }, options);
  if (telemetry !== null) settings.shutdown.add('telemetry', () => telemetry.stop());
  for (const dir of foldersOf(config)) prepareDataDir(dir);
  try {
    return await assemble(settings, controllers);
  } catch (error) {
    await settings.shutdown.onApplicationShutdown();
    throw error;
  }
};

/** The application scanned and not started: no database, no key, no port. Enough for its contract. */
export const previewApp = (config: Config): Promise<NestFastifyApplication> => {
  const logger = createLogger({ level: 'silent', name: 'preview' });
  const settings = settingsOf(config, { logger, telemetry: null });
  const module = AppModule.of(settings, CONTROLLERS);
  return NestFactory.create<NestFastifyApplication>(module, createAdapter(settings), {
    preview: true,
    logger: false,
  }).then((app) => app.setGlobalPrefix('v1', PREFIX));
};
