import type { Log } from '@plumbline/view-store';

/** Logs what is found in `events.db` that is not as it was written. */
export const eventsDamaged =
  (log: Log) =>
  (problem: string): void => {
    log.error({ problem }, 'stored events are not as they were written: restore events.db from a backup');
  };
