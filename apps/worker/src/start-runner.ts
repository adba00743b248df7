import type { EventStore } from '@plumbline/event-log';
import type { Config, Logger } from '@plumbline/platform';
import { ElectedRunner, type ProjectionStatus, RenewableRunner } from '@plumbline/projection-runtime';
import { VIEWS } from '@plumbline/projections';
import { TABLES } from '@plumbline/read-model/tables';
import { startHeartbeat } from './heartbeat.js';

/** What the worker asks of its projections. */
export type Runner = Readonly<{
  status: () => Promise<ProjectionStatus>;
  /** Derives all views anew beside the live ones. */
  rebuild: () => Promise<void>;
  stop: () => Promise<void>;
}>;

const inFolder = async (dataDir: string, store: EventStore, logger: Logger): Promise<Runner> => {
  const runner = await RenewableRunner.start({ store, dataDir, tables: TABLES, views: VIEWS, log: logger });
  const endHeartbeat = startHeartbeat(runner, dataDir, logger);
  return {
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
export const startRunner = ({ views }: Config, store: EventStore, logger: Logger): Promise<Runner> =>
  views.engine === 'postgres'
    ? ElectedRunner.start({ store, url: views.url.reveal(), tables: TABLES, views: VIEWS, log: logger })
    : inFolder(views.dir, store, logger);
