import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, StoreUnavailable } from '@plumbline/event-log';
import { openPostgresEventStore, openSqliteEventReader } from '@plumbline/event-store';
import { type Config, keysPlaceOf, type Logger, Metrics, startTelemetry, type Telemetry } from '@plumbline/platform';
import { type ProjectedAppend, RenewableRunner } from '@plumbline/projection-runtime';
import { VIEWS } from '@plumbline/projections';
import { TABLES } from '@plumbline/read-model/tables';
import { startHeartbeat } from './heartbeat.js';
import { createProbeServer, refreshViews } from './probe-server.js';

export type Worker = Readonly<{
  /** Where health and metrics answer. */
  port: number;
  metrics: Metrics;
  /** Derives all views anew beside the live ones. */
  rebuild: () => Promise<void>;
  /** Stops in order; throws the first thing that failed once everything had its turn. */
  stop: () => Promise<void>;
}>;

const LOOK_AGAIN_MS = 200;

/** The API makes the event store; a worker that was started first waits for it. */
const openEvents = async (config: Config, logger: Logger): Promise<EventStore> => {
  const { dataDir, store } = config;
  const keys = keysPlaceOf(config);
  for (let tries = 0; ; tries += 1) {
    try {
      return store.engine === 'postgres'
        ? await openPostgresEventStore({ url: store.url.reveal(), keys })
        : await openSqliteEventReader({ dataDir, keys });
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      if (tries % 50 === 0) logger.info({ dataDir, reason: error.message }, 'waiting for the event store');
      await sleep(LOOK_AGAIN_MS);
    }
  }
};

type Parts = Readonly<{
  store: EventStore;
  runner: RenewableRunner;
  logger: Logger;
  config: Config;
  telemetry: Telemetry | null;
}>;

const start = async ({ store, runner, logger, config, telemetry }: Parts): Promise<Worker> => {
  const metrics = new Metrics();
  telemetry?.send(metrics, () => refreshViews(metrics, runner));
  const server = createProbeServer(runner, {
    metrics,
    metricsToken: config.metricsToken,
    longestMs: config.limits.requestMs,
  });
  server.listen(config.workerPort, config.host);
  await once(server, 'listening');
  const endHeartbeat = startHeartbeat(runner, config.views.dir, logger);
  const closing = [
    () =>
      new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
    endHeartbeat,
    () => runner.stop(),
    () => store.close(),
    () => telemetry?.stop(),
  ];
  return {
    port: (server.address() as AddressInfo).port,
    metrics,
    rebuild: () => runner.rebuild(),
    stop: async () => {
      server.closeAllConnections();
      const failures: unknown[] = [];
      for (const close of closing)
        await Promise.resolve()
          .then(close)
          .catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw failures[0];
    },
  };
};

/**
 * Runs the projections of a data directory beside the server that owns it. Throws `RunnerLocked` where another process
 * runs them already.
 */
export const startWorker = async (config: Config, logger: Logger): Promise<Worker> => {
  const telemetry = await startTelemetry(config.otlp, { service: 'worker', logger });
  const store = await openEvents(config, logger);
  let runner: RenewableRunner | undefined;
  try {
    runner = await RenewableRunner.start({
      store,
      dataDir: config.views.dir,
      tables: TABLES,
      views: VIEWS,
      log: logger,
      ...(telemetry && {
        onProjected: (appends: readonly ProjectedAppend[]) => {
          for (const append of appends) telemetry.projected(append);
        },
      }),
    });
    return await start({ store, runner, logger, config, telemetry });
  } catch (error) {
    await runner?.stop();
    await store.close();
    await telemetry?.stop();
    throw error;
  }
};
