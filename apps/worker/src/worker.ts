import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, StoreUnavailable } from '@plumbline/event-log';
import {
  openEventStoreDb,
  type OnReachOf,
  openPostgresEventStore,
  openSqliteEventReader,
  staysSo,
} from '@plumbline/event-store';
import { keepTreeIn, type TreeKeeper } from '@plumbline/log-tree';
import type { Relay } from '@plumbline/messaging';
import {
  Absences,
  type Config,
  eventStoreDbOf,
  keysPlaceOf,
  type Logger,
  Metrics,
  startTelemetry,
  type Telemetry,
} from '@plumbline/platform';
import { refreshViews } from '@plumbline/projection-runtime';
import { createProbeServer } from './probe-server.js';
import { startRelay } from './start-relay.js';
import { type Given, type Runner, startRunner } from './start-runner.js';

export type Worker = Readonly<{
  /** Where health and metrics answer. */
  port: number;
  metrics: Metrics;
  does: () => 'projects' | 'waits for another' | 'stands still';
  /** Why it stands still; null where it does not. */
  failure: () => string | null;
  /** Derives all views anew beside the live ones. */
  rebuild: () => Promise<void>;
  /** Stops in order; throws the first thing that failed once everything had its turn. */
  stop: () => Promise<void>;
}>;

const LOOK_AGAIN_MS = 200;
const NEVER = new AbortController().signal;

type Waiting = Readonly<{ logger: Logger; signal: AbortSignal; onReach: OnReachOf }>;

/** The API makes the event store; a worker that was started first waits for it. */
const openEvents = async (config: Config, { logger, signal, onReach }: Waiting): Promise<EventStore> => {
  const { dataDir, store } = config;
  const keys = keysPlaceOf(config);
  for (let tries = 0; ; tries += 1) {
    try {
      if (store.engine === 'eventstoredb')
        return await openEventStoreDb({ ...eventStoreDbOf(config, store), keys, onReach });
      return store.engine === 'postgres'
        ? await openPostgresEventStore({ url: store.url.reveal(), keys, onReach })
        : await openSqliteEventReader({ dataDir, keys, onReach });
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || (await staysSo(error))) throw error;
      if (tries % 50 === 0) logger.info({ dataDir, reason: error.message }, 'waiting for the event store');
      await sleep(LOOK_AGAIN_MS, undefined, { signal });
    }
  }
};

type Parts = Readonly<{
  store: EventStore;
  runner: Runner;
  relay: Relay | null;
  tree: TreeKeeper | null;
  config: Config;
  telemetry: Telemetry | null;
}>;

const start = async ({ store, runner, relay, tree, config, telemetry }: Parts): Promise<Worker> => {
  const metrics = new Metrics();
  metrics.watchProjections(() => runner.isActive);
  if (relay !== null) metrics.watchRelay(relay);
  if (tree !== null) metrics.watchLogTree(tree);
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
    () => relay?.stop(),
    () => tree?.stop(),
    () => runner.stop(),
    () => store.close(),
    () => telemetry?.stop(),
  ];
  return {
    port: (server.address() as AddressInfo).port,
    metrics,
    does: () => {
      if (runner.isActive) return 'projects';
      return runner.failure === null ? 'waits for another' : 'stands still';
    },
    failure: () => runner.failure,
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
 * Runs the projections beside the servers that read them. Throws `RunnerLocked` where another process runs those of a folder already. Once `signal`
 * is aborted, nothing is waited for any more, and the start is given up.
 */
export const startWorker = async (config: Config, logger: Logger, signal = NEVER): Promise<Worker> => {
  const opened: (() => Promise<void> | undefined)[] = [];
  const absences = new Absences(logger, config.store);
  const onReach: Given['onReach'] = (of, reached) => {
    absences.tell(of, reached);
  };
  try {
    const telemetry = await startTelemetry(config.otlp, { service: 'worker', logger });
    opened.push(() => telemetry?.stop());
    const store = await openEvents(config, { logger, signal, onReach });
    opened.push(() => store.close());
    const runner = await startRunner(config, { store, logger, telemetry, signal, onReach });
    opened.push(() => runner.stop());
    signal.throwIfAborted();
    const relay = startRelay(config, { store, logger });
    opened.push(() => relay?.stop());
    const tree =
      config.store.engine === 'sqlite'
        ? keepTreeIn(config.dataDir, { store, log: logger, isOurs: () => runner.isActive })
        : null;
    opened.push(() => tree?.stop());
    return await start({ store, runner, relay, tree, config, telemetry });
  } catch (error) {
    for (const close of opened.reverse()) await close();
    throw error;
  }
};
