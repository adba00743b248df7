import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Log } from './log.js';
import { makePrivate, missingEnd, sizeOf } from '@plumbline/sqlite';
import { isDamage } from './views-unavailable.js';

export const MEMORY = ':memory:';
/** Of the runtime's own tables; views have versions of their own. */
const FILE_LAYOUT = 1;
/** 80 MB. A thread checkpoints the log long before; the writer does it only at this size, because it would wait for the disk. */
const LONGEST_LOG_PAGES = 20_000;
const SIDES = ['', '-wal', '-shm'];

export const viewsFile = (dataDir: string): string => (dataDir === MEMORY ? MEMORY : join(dataDir, 'views.db'));

/**
 * Everything in the file can be rebuilt from events, so it does not need an fsync per commit: with NORMAL a power
 * cut loses the last commits, rows and checkpoint together, and the runner handles those events again. The file stays intact.
 */
const connect = (file: string): Database.Database => {
  if (file !== MEMORY) makePrivate(file);
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('busy_timeout = 5000');
    db.pragma(`wal_autocheckpoint = ${String(LONGEST_LOG_PAGES)}`);
    db.pragma('cache_size = -16000');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/** Up to this size indexes are held against their tables too, in about a second. */
const COMPARED_UP_TO = 64 * 1024 * 1024;

const defectOf = (db: Database.Database, file: string): string | undefined => {
  const missing = file === MEMORY ? undefined : missingEnd(db, file);
  if (missing !== undefined) return missing;
  const layout = db.pragma('user_version', { simple: true });
  const tables = db.prepare('SELECT count(*) FROM sqlite_master').pluck().get();
  if (tables !== 0 && layout !== FILE_LAYOUT) return `layout ${String(layout)}, not ${String(FILE_LAYOUT)}`;
  const check = db.pragma(sizeOf(file) > COMPARED_UP_TO ? 'quick_check(1)' : 'integrity_check(1)', { simple: true });
  return check === 'ok' ? undefined : String(check);
};

const openSound = (file: string): Database.Database | string => {
  try {
    const db = connect(file);
    const defect = defectOf(db, file);
    if (defect === undefined) return db;
    db.close();
    return defect;
  } catch (error) {
    if (isDamage(error)) return (error as Error).message;
    throw error;
  }
};

/** One file that was set aside is kept for diagnosis. */
const setAside = (file: string): void => {
  for (const side of SIDES) {
    const aside = `${file}.set-aside${side}`;
    rmSync(aside, { force: true });
    if (existsSync(file + side)) renameSync(file + side, aside);
  }
};

const ensureFile = (file: string): void => {
  if (existsSync(file) && !statSync(file).isFile())
    throw new Error(
      `${file} is a folder. Move it away: views are kept in a file of that name, and are derived from events.`,
    );
};

/**
 * Opens the file for its single writer. A damaged file, one of another layout, or one with a `defect` that was found while it was read, is set aside
 * for a new one. Throws where something else is in its place.
 */
export const openFile = (dataDir: string, log: Log, defect?: string): Database.Database => {
  const file = viewsFile(dataDir);
  ensureFile(file);
  let db = defect ?? openSound(file);
  if (typeof db === 'string') {
    log.warn({ file, defect: db }, 'read model set aside; it is built again from events');
    setAside(file);
    db = connect(file);
  }
  db.pragma(`user_version = ${String(FILE_LAYOUT)}`);
  return db;
};
