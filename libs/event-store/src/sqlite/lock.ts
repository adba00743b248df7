import { StoreUnavailable } from '@plumbline/application';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { messageOf, sqliteCode } from './sqlite-error.js';

const LOCK_FILE = 'writer.lock';

/**
 * Takes the data directory for this process; the answer gives it back. The lock is one of the operating system, held
 * through an open SQLite transaction, so it ends with the process however that ends. Never open the lock file by other
 * means: closing any descriptor of it would drop the lock.
 */
export const lockDataDir = (dataDir: string): (() => void) => {
  const file = join(dataDir, LOCK_FILE);
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { timeout: 0 });
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    throw new StoreUnavailable(
      sqliteCode(error) === 'SQLITE_BUSY'
        ? `The data directory ${dataDir} is open in another Plumbline process: stop that one, or use another directory.`
        : `The lock file ${file} cannot be used: ${messageOf(error)}`,
      { cause: error },
    );
  }
  const held = db;
  return () => {
    held.close();
  };
};
