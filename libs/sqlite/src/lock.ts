import Database from 'better-sqlite3';
import { makePrivate } from './private-file.js';
import { messageOf, sqliteCode } from './sqlite-error.js';

const unusable = (file: string, cause: unknown): Error =>
  new Error(
    `${file} cannot be locked: ${messageOf(cause)}. Move away what is in its place; it holds nothing, and is made again.`,
    {
      cause,
    },
  );

const opened = (file: string): Database.Database => {
  try {
    makePrivate(file);
    return new Database(file, { timeout: 0 });
  } catch (error) {
    throw unusable(file, error);
  }
};

const held = (file: string, take: string): (() => void) | undefined => {
  const db = opened(file);
  try {
    db.exec(take);
  } catch (error) {
    db.close();
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY') !== true) throw unusable(file, error);
    return undefined;
  }
  return () => {
    db.close();
  };
};

/**
 * Takes a lock of the operating system, held through an open SQLite transaction on a small file, so that it ends with the
 * process however that ends. Never open the lock file by other means: closing any descriptor of it would drop the lock.
 * @returns what gives it back; undefined where somebody else has it
 */
export const holdLock = (file: string): (() => void) | undefined => held(file, 'BEGIN EXCLUSIVE');

/** The same lock, held together with others who share it; undefined where somebody holds it alone. */
export const shareLock = (file: string): (() => void) | undefined =>
  held(file, 'BEGIN; SELECT count(*) FROM sqlite_schema');
