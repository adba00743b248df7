import Database from 'better-sqlite3';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { makePrivate } from './private-file.js';

/**
 * Writes what is committed in a file to a new one, without what was deleted, while others may go on writing. The new file is private and on disk
 * when this returns; it was empty, or not there.
 */
export const snapshot = (file: string, to: string): void => {
  makePrivate(to);
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
  const copy = new Database(to);
  copy.pragma('journal_mode = WAL');
  copy.close();
  syncFile(to);
};

export const syncFile = (file: string): void => {
  const fd = openSync(file, 'r+');
  fsyncSync(fd);
  closeSync(fd);
};
