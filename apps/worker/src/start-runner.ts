import type { EventStore } from '@plumbline/event-log';
import type { Config, Logger, Reached, Shared, Telemetry } from '@plumbline/platform';
import { ElectedRunner, type ProjectionStatus, RenewableRunner } from '@plumbline/projection-runtime';
import { VIEWS } from '@plumbline/projections';
import { TABLES } from '@plumbline/read-model/tables';
import { startHeartbeat } from './heartbeat.js';

/** What the worker asks of its projections. */
export type Runner = Readonly<{
  /** Whether it is this process that runs them. */
  readonly isActive: boolean;
  /** Why nobody runs them, as far as this process knows; null where somebody does. */
  readonly failure: string | null;
  status: () => Promise<ProjectionStatus>;
  /** Derives all views anew beside the live ones. */
  rebuild: () => Promise<void>;
  stop: () => Promise<void>;
}>;

export type Given = Readonly<{
  store: EventStore;
  logger: Logger;
  telemetry: Telemetry | null;
  signal: AbortSignal;
  /** Told of the servers of what is in PostgreSQL. */
  onReach: (of: Shared, reached: Reached) => void;
}>;

/** What every runner is started with. */
const common = ({ store, logger, telemetry }: Given) => ({
  ...{ store, tables: TABLES, views: VIEWS, log: logger },
  ...(telemetry && { onWork: telemetry.done }),
});

const inFolder = async (dataDir: string, given: Given): Promise<Runner> => {
  const runner = await RenewableRunner.start({ dataDir, ...common(given) });
  const { logger } = given;
  const endHeartbeat = startHeartbeat(runner, dataDir, logger);
  return {
    isActive: true,
    get failure() {
      return runner.failure;
    },
    status: () => runner.status(),
    rebuild: () => runner.rebuild(),
    stop: async () => {
      try {
        endHeartbeat();
      } finally {
        await runner.stop();
      }
    },
  };
};

/** In a folder this worker is the only one; in a database one of any number, which takes over where another is gone. */
export const startRunner = ({ views }: Config, given: Given): Promise<Runner> =>
  views.engine === 'postgres'
    ? ElectedRunner.start({
        url: views.url.reveal(),
        signal: given.signal,
        onReach: (reached) => {
          given.onReach('views', reached);
        },
        ...common(given),
      })
    : inFolder(views.dir, given);
