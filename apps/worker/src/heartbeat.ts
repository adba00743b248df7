import type { Logger } from '@plumbline/platform';
import type { ProjectionRunner } from '@plumbline/projection-runtime';
import type { ReadModel } from '@plumbline/view-store';

const EVERY_MS = 2_000;

/**
 * Lets the servers that read the views know that somebody keeps them level, and what is in the way where something is.
 * @returns what ends it, with word of that
 */
export const startHeartbeat = (runner: ProjectionRunner, readModel: ReadModel, logger: Logger): (() => void) => {
  const beat = (failure: string | null): void => {
    readModel.beat({ aliveAt: new Date().toISOString(), failure });
  };
  const tell = (): void => {
    try {
      beat(runner.failure);
    } catch (error) {
      // Silence tells it as well: readers take a heartbeat that is old for none.
      logger.error({ err: error }, 'no heartbeat could be given');
    }
  };
  tell();
  const timer = setInterval(tell, EVERY_MS);
  return () => {
    clearInterval(timer);
    beat('the worker was stopped');
  };
};
