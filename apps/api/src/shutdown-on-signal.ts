import type { Logger } from '@plumbline/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Shutdown } from './system/shutdown.js';
import { SHUTDOWN } from './system/tokens.js';

const FAILED = 1;

export type ShutdownOptions = Readonly<{
  /** Milliseconds after which the process ends whatever is still running. */
  within: number;
  exit: (code: number) => void;
  complain: (text: string) => void;
  log: Pick<Logger, 'info' | 'error'>;
}>;

const closed = async (app: NestFastifyApplication): Promise<boolean> => {
  const shutdown = app.get<Shutdown>(SHUTDOWN);
  await app.close();
  return shutdown.failures.length === 0;
};

/** What a signal does: the first closes in order, the second ends at once. The process leaves with 1 unless all was closed. */
export const shutdownHandler = (
  app: NestFastifyApplication,
  { within, exit, complain, log }: ShutdownOptions,
): (() => void) => {
  let stopping = false;
  const stop = async (): Promise<void> => {
    const began = performance.now();
    const since = (): number => Math.round(performance.now() - began);
    log.info({}, 'stopping');
    // Never cleared: it also ends a process that something unknown keeps alive when all is closed.
    setTimeout(() => {
      log.error({ ms: since() }, 'not everything has stopped in time');
      exit(FAILED);
    }, within).unref();
    const whole = await closed(app).catch((error: unknown) => {
      complain(`Stopping failed. ${String(error)}`);
      return false;
    });
    if (whole) log.info({ ms: since() }, 'stopped');
    else exit(FAILED);
  };
  return () => {
    if (stopping) exit(FAILED);
    else void stop();
    stopping = true;
  };
};
