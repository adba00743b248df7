import type { BrokenGuard } from '@plumbline/event-store';
import type { Logger } from '@plumbline/platform';

const BEHIND =
  'an event was appended that rests on what had changed meanwhile: the locks of an append were lost on the way. See whether what the event says may stay';
const UNCHECKED =
  'whether an event that was appended rests on what had changed meanwhile could not be looked at: see whether the guarded stream has an event before it';

/** Tells the operator, who has to look whether what was appended may stay. */
export const guardBroken =
  (logger: Logger) =>
  (broken: BrokenGuard): void => {
    logger.error({ ...broken }, broken.moved === null ? UNCHECKED : BEHIND);
  };
