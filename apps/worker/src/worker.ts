import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, StoreUnavailable } from '@plumbline/event-log';
import { type OnReachOf, openPostgresEventStore, openSqliteEventReader } from '@plumbline/event-store';
import {
  Absences,
  type Config,
  keysPlaceOf,
  type Logger,
  Metrics,
  startTelemetry,
  type Telemetry,
} from '@plumbline/platform';
import { refreshViews } from '@plumbline/projection-runtime';
import { createProbeServer } from './probe-server.js';
import { type Given, type Runner, startRunner } from './start-runner.js';

export type Worker = Readonly<{
  /** Where health and metrics answer. */
  port: number;
  metrics: Metrics;
  /** Whether it runs the projections, or waits until no other worker does. */
  isActive: () => boolean;
  /** Derives all views anew beside the live ones. */
  rebuild: () => Promise<void>;
  /** Stops in order; throws the first thing that failed once everything had its turn. */
  stop: () => Promise<void>;
}>;

const LOOK_AGAIN_MS = 200;

/** The API makes the event store; a worker that was started first waits for it. */
const openEvents = async (config: Config, logger: Logger, onReach: OnReachOf): Promise<EventStore> => {
  const { dataDir, store } = config;
  const keys = keysPlaceOf(config);
  for (let tries = 0; ; tries += 1) {
    try {
      return store.engine === 'postgres'
        ? await openPostgresEventStore({ url: store.url.reveal(), keys, onReach })
        : await openSqliteEventReader({ dataDir, keys, onReach });
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      if (tries % 50 === 0) logger.info({ dataDir, reason: error.message }, 'waiting for the event store');
      await sleep(LOOK_AGAIN_MS);
    }
  }
};

type Parts = Readonly<{ store: EventStore; runner: Runner; config: Config; telemetry: Telemetry | null }>;

const start = async ({ store, runner, config, telemetry }: Parts): Promise<Worker> => {
  const metrics = new Metrics();
  metrics.watchProjections(() => runner.isActive);
  telemetry?.send(metrics, () => refreshViews(metrics, runner));
  const server = createProbeServer(runner, {
    metrics,
    metricsToken: config.metricsToken,
    longestMs: config.limits.requestMs,
  });
  server.listen(config.workerPort, config.host);
  await once(server, 'listening');
  const closing = [
    () =>
      new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
    () => runner.stop(),
    () => store.close(),
    () => telemetry?.stop(),
  ];
  return {
    port: (server.address() as AddressInfo).port,
    metrics,
    isActive: () => runner.isActive,
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
 * Runs the projections beside the servers that read them. Throws `RunnerLocked` where another process runs those of a folder already.
 */
export const startWorker = async (config: Config, logger: Logger): Promise<Worker> => {
  const telemetry = await startTelemetry(config.otlp, { service: 'worker', logger });
  const absences = new Absences(logger);
  const onReach: Given['onReach'] = (of, reached) => {
    absences.tell(of, reached);
  };
  const store = await openEvents(config, logger, onReach);
  let runner: Runner | undefined;
  try {
    runner = await startRunner(config, { store, logger, telemetry, onReach });
    return await start({ store, runner, config, telemetry });
  } catch (error) {
    await runner?.stop();
    await store.close();
    await telemetry?.stop();
    throw error;
  }
};
