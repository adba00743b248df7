import { StoreUnavailable } from '@plumbline/application';
import Database from 'better-sqlite3';
import { join } from 'node:path';

const LOCK_FILE = 'writer.lock';
const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';

/**
 * Takes the data directory for this process; the answer gives it back. The lock is one of the operating system, held
 * through an open SQLite transaction, so it ends with the process however that ends. Never open the lock file by other
 * means: closing any descriptor of it would drop the lock.
 */
export const lockDataDir = (dataDir: string): (() => void) => {
  const db = new Database(join(dataDir, LOCK_FILE), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw new StoreUnavailable(
      isBusy(error)
        ? `The data directory ${dataDir} is open in another Plumbline process: stop that one, or use another directory.`
        : `The lock file ${join(dataDir, LOCK_FILE)} cannot be used: ${String(error)}`,
      { cause: error },
    );
  }
  return () => {
    db.close();
  };
};
