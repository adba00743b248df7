import type { BrokenGuard } from '@plumbline/event-store';
import type { Logger } from '@plumbline/platform';

/** Tells the operator, who has to look whether what was appended may stay. */
export const guardBroken =
  (logger: Logger) =>
  (broken: BrokenGuard): void => {
    logger.error(
      { ...broken },
      'an event was appended that rests on what had changed meanwhile: a process lost the locks of an append while it was paused. See whether what the event says may stay',
    );
  };
