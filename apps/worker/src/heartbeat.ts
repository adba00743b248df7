import type { Logger } from '@plumbline/platform';
import type { RenewableRunner } from '@plumbline/projection-runtime';
import { takeDamage } from '@plumbline/view-store';

const EVERY_MS = 2_000;

/**
 * Tells the servers that read the views that a worker updates them, and what prevents it, if anything; takes from them that the views' file is
 * damaged.
 * @returns a function that ends it and says so
 */
export const startHeartbeat = (runner: RenewableRunner, dataDir: string, logger: Logger): (() => void) => {
  const now = (): string => new Date().toISOString();
  const tell = (): void => {
    try {
      const defect = takeDamage(dataDir);
      if (defect !== undefined) runner.renew(defect);
      runner.beat(now());
    } catch (error) {
      // Readers notice it anyway, because they ignore an old heartbeat.
      logger.error({ err: error }, 'no heartbeat could be given');
    }
  };
  tell();
  const timer = setInterval(tell, EVERY_MS);
  return () => {
    clearInterval(timer);
    runner.beat(now(), 'the worker was stopped');
  };
};
