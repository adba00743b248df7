import type { Logger } from '@plumbline/platform';
import type { ProjectionRunner } from '@plumbline/projection-runtime';
import type { ReadModel } from '@plumbline/view-store';

const EVERY_MS = 2_000;

/**
 * Tells the servers that read the views that a worker updates them, and what prevents it, if anything.
 * @returns a function that ends it and says so
 */
export const startHeartbeat = (runner: ProjectionRunner, readModel: ReadModel, logger: Logger): (() => void) => {
  const beat = (failure: string | null): void => {
    readModel.beat({ aliveAt: new Date().toISOString(), failure });
  };
  const tell = (): void => {
    try {
      beat(runner.failure);
    } catch (error) {
      // Readers notice it anyway, because they ignore an old heartbeat.
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
