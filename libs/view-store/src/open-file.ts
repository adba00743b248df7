import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { takeDamage } from './damage-report.js';
import type { Log } from './log.js';
import { identityOf, makePrivate, messageOf, missingEnd, sqliteCode } from '@plumbline/sqlite';
import { wrongDigest } from './check-digests.js';
import { isDamage } from './views-unavailable.js';

export const MEMORY = ':memory:';
/** Of the runtime's own tables; views have versions of their own. */
const FILE_LAYOUT = 3;
/** Files before it hold texts about people in clear. */
const WITHOUT_TEXTS = 3;
/** Where SQLite keeps `user_version`, four bytes, big end first. */
const LAYOUT_AT = 60;
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
    // A row that is replaced counts as removed, too.
    db.pragma('recursive_triggers = ON');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

const layoutIn = (db: Database.Database): unknown => db.pragma('user_version', { simple: true });

const defectOf = (db: Database.Database, file: string): string | undefined => {
  const missing = file === MEMORY ? undefined : missingEnd(db, file);
  if (missing !== undefined) return missing;
  if (db.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0) return undefined;
  if (layoutIn(db) !== FILE_LAYOUT) return `layout ${String(layoutIn(db))}, not ${String(FILE_LAYOUT)}`;
  // Its pages and indexes first, of which digests say nothing.
  const check = db.pragma('integrity_check(1)', { simple: true });
  return check === 'ok' ? wrongDigest(db) : String(check);
};

const isWritable = (file: string): boolean => {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** Beside what SQLite calls damage: a table or column that is gone, and a header that says that nobody may write. */
const meansDamage = (error: unknown, file: string): boolean =>
  isDamage(error) ||
  sqliteCode(error) === 'SQLITE_ERROR' ||
  (sqliteCode(error)?.startsWith('SQLITE_READONLY') === true && isWritable(file));

const mark = (db: Database.Database): void => {
  db.pragma(`user_version = ${String(FILE_LAYOUT)}`);
};

/** What the work says, or how the file is damaged where that stops it. */
const orDefect = <T>(file: string, work: () => T): T | string => {
  try {
    return work();
  } catch (error) {
    if (meansDamage(error, file)) return messageOf(error);
    throw error;
  }
};

const openSound = (file: string): Database.Database | string => {
  const db = orDefect(file, () => connect(file));
  if (typeof db === 'string') return db;
  const defect = orDefect(file, () => {
    const found = defectOf(db, file);
    if (found === undefined) mark(db);
    return found;
  });
  if (defect === undefined) return db;
  db.close();
  return defect;
};

/**
 * What is wrong with a file that another process writes; undefined where nothing is. Reads one committed state, all of it.
 * @throws where there is no file of this layout yet, or another one by the end
 */
export const defectForReaders = (dataDir: string): string | undefined => {
  const file = viewsFile(dataDir);
  const identity = identityOf(file);
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const defect = orDefect(file, () =>
      db.transaction(() => {
        if (layoutIn(db) !== FILE_LAYOUT) throw new Error(`${file} has not the tables of this version yet`);
        return defectOf(db, file);
      })(),
    );
    if (identityOf(file) !== identity) throw new Error(`${file} is another one since it was read`);
    return defect;
  } finally {
    db.close();
  }
};

/** By the layout that the file names itself. */
const mayHoldTexts = (file: string): boolean => {
  const layout = Buffer.alloc(4);
  const descriptor = openSync(file, 'r');
  try {
    return (
      readSync(descriptor, layout, 0, layout.length, LAYOUT_AT) === layout.length &&
      layout.readUInt32BE() < WITHOUT_TEXTS
    );
  } finally {
    closeSync(descriptor);
  }
};

const remove = (file: string): void => {
  for (const side of SIDES) rmSync(file + side, { force: true });
};

/** One file that was set aside is kept for diagnosis, unless it holds texts that an erasure would not reach. */
const setAside = (file: string): void => {
  const aside = `${file}.set-aside`;
  remove(aside);
  if (mayHoldTexts(file)) remove(file);
  else for (const side of SIDES) if (existsSync(file + side)) renameSync(file + side, aside + side);
};

/** What an earlier version set aside. */
const removeOlder = (aside: string): void => {
  if (existsSync(aside) && mayHoldTexts(aside)) remove(aside);
};

const ensureFile = (file: string): void => {
  if (existsSync(file) && !statSync(file).isFile())
    throw new Error(
      `${file} is a folder. Move it away: views are kept in a file of that name, and are derived from events.`,
    );
};

/**
 * Opens the file for its single writer. A damaged file, one of another layout, or one with a `defect` that was found while it was read, is set aside
 * for a new one. Throws where something else is in its place, or its disk fails.
 */
export const openFile = (dataDir: string, log: Log, defect?: string): Database.Database => {
  const file = viewsFile(dataDir);
  ensureFile(file);
  try {
    return openOrReplace(dataDir, log, defect);
  } catch (cause) {
    throw new Error(
      `${file} cannot be opened: ${messageOf(cause)}. Move it away, with all that stands beside it under its name, or give its disk space: views are derived from events.`,
      { cause },
    );
  }
};

const openOrReplace = (dataDir: string, log: Log, defect: string | undefined): Database.Database => {
  const file = viewsFile(dataDir);
  removeOlder(`${file}.set-aside`);
  let db = defect ?? openSound(file);
  if (typeof db === 'string') {
    log.warn({ file, defect: db }, 'read model set aside; it is built again from events');
    setAside(file);
    // Whatever a reader has told meanwhile is about that file.
    takeDamage(dataDir);
    db = connect(file);
    mark(db);
  }
  return db;
};
