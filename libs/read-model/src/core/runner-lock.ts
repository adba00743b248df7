import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sqliteCode } from './sqlite-code.js';

/** Another process projects into this data directory. */
export class RunnerLocked extends Error {
  override readonly name = 'RunnerLocked';
}

/**
 * Makes this process the only projection runner of a data directory, until the returned function is called. The lock is the
 * operating system's, on a small SQLite file, so that a killed process leaves nothing behind.
 * @throws RunnerLocked where another runner has it
 */
export const lockRunner = (dataDir: string): (() => void) => {
  const db = new Database(join(dataDir, 'views.lock'), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (!sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw error;
    throw new RunnerLocked(`another process runs the projections of ${dataDir}`, { cause: error });
  }
  return () => {
    db.close();
  };
};
