import { join } from 'node:path';
import { holdLock } from '@plumbline/sqlite';

/** Another process projects into this data directory. */
export class RunnerLocked extends Error {
  override readonly name = 'RunnerLocked';
}

/**
 * Makes this process the only projection runner of a data directory, until the returned function is called.
 * @throws RunnerLocked where another runner has it
 */
export const lockRunner = (dataDir: string): (() => void) => {
  const unlock = holdLock(join(dataDir, 'views.lock'));
  if (unlock === undefined) throw new RunnerLocked(`another process runs the projections of ${dataDir}`);
  return unlock;
};
