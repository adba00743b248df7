import Database from 'better-sqlite3';
import { sqliteCode } from './sqlite-error.js';

/**
 * Takes a lock of the operating system, held through an open SQLite transaction on a small file, so that it ends with the
 * process however that ends. Never open the lock file by other means: closing any descriptor of it would drop the lock.
 * @returns what gives it back; undefined where somebody else has it
 */
export const holdLock = (file: string): (() => void) | undefined => {
  const db = new Database(file, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY') !== true) throw error;
    return undefined;
  }
  return () => {
    db.close();
  };
};
