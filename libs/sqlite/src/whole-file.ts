import { existsSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { pagesIn } from './wal.js';

const pragma = (db: Database.Database, name: string): number => Number(db.pragma(name, { simple: true }));

/** Size in bytes; 0 where there is no file. */
export const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/**
 * The first page that is neither whole in the file nor in the log beside it, in words; undefined where there is none. SQLite reads what is
 * missing of a page as zeros, without a word.
 */
export const missingEnd = (db: Database.Database, file: string): string | undefined => {
  const whole = Math.floor(sizeOf(file) / pragma(db, 'page_size'));
  const count = pragma(db, 'page_count');
  if (whole >= count) return undefined;
  const inLog = pagesIn(`${file}-wal`);
  for (let page = whole + 1; page <= count; page += 1)
    if (!inLog.has(page)) return `its end is missing, from page ${String(page)} of ${String(count)} on`;
  return undefined;
};
