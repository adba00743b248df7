import { StoreUnavailable } from '@plumbline/event-log';
import { holdLock, messageOf } from '@plumbline/sqlite';
import { join } from 'node:path';

export const LOCK_FILE = 'writer.lock';

const held = (file: string): (() => void) | undefined => {
  try {
    return holdLock(file);
  } catch (error) {
    throw new StoreUnavailable(`The lock file ${file} cannot be used: ${messageOf(error)}`, { cause: error });
  }
};

/** Locks the data directory for this process; the returned function unlocks it. */
export const lockDataDir = (dataDir: string): (() => void) => {
  const unlock = held(join(dataDir, LOCK_FILE));
  if (unlock !== undefined) return unlock;
  throw new StoreUnavailable(
    `The data directory ${dataDir} is open in another Plumbline process: stop that one, or use another directory.`,
  );
};
