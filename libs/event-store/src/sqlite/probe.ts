import { StoreUnavailable } from '@plumbline/event-log';
import { lostCommits, messageOf, missingEnd, sizeOf } from '@plumbline/sqlite';
import { openReadOnly } from './connect.js';
import { SCHEMA_VERSION } from './schema.js';
import type Database from 'better-sqlite3';

const pragma = (db: Database.Database, name: string): number => Number(db.pragma(name, { simple: true }));

const ensure = (holds: boolean, problem: string): void => {
  if (!holds) throw new Error(problem);
};

/** Every entry of every index; a file of version 1 has nothing else to be held against. */
const ensureConsistent = (db: Database.Database): void => {
  const found = db.pragma('integrity_check(1)', { simple: true });
  ensure(found === 'ok', String(found));
};

const probe = (db: Database.Database, file: string): number => {
  const version = pragma(db, 'user_version');
  ensure(version <= SCHEMA_VERSION, `it has schema version ${String(version)}: a newer Plumbline wrote it`);
  const missing = version > 0 ? missingEnd(db, file) : undefined;
  ensure(missing === undefined, String(missing));
  if (version === 1) ensureConsistent(db);
  return version;
};

/**
 * Looks whether a file is a sound event store, before anything writes to it; `StoreUnavailable` names the file and what is wrong. What its tables
 * hold is for `checkLog`. Returns the version of its tables, 0 where there are none yet.
 */
export const probeFile = (file: string): number => {
  if (sizeOf(file) === 0) return 0;
  let db: Database.Database | undefined;
  try {
    ensure(!lostCommits(`${file}-wal`), 'its log is damaged in the middle, and holds commits after that');
    db = openReadOnly(file);
    return probe(db, file);
  } catch (error) {
    throw damaged(file, error);
  } finally {
    db?.close();
  }
};

/** Whether it has the table of events, of whichever version. */
export const holdsEvents = (file: string): boolean => {
  if (sizeOf(file) === 0) return false;
  const db = openReadOnly(file);
  try {
    return db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'events'").get() !== undefined;
  } finally {
    db.close();
  }
};

/** Whether texts in it are sealed with keys that lie elsewhere. Of a damaged file it does not tell: that is for `probeFile`. */
export const isSealed = (file: string): boolean => {
  if (sizeOf(file) === 0) return false;
  let db: Database.Database | undefined;
  try {
    db = openReadOnly(file);
    const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'keys_used'").get();
    return table !== undefined && db.prepare('SELECT 1 FROM keys_used WHERE made > 0').get() !== undefined;
  } catch {
    return false;
  } finally {
    db?.close();
  }
};

export const damaged = (file: string, why: unknown): StoreUnavailable =>
  new StoreUnavailable(
    `${file} is damaged or no event store: ${messageOf(why)}. Nothing was changed in it. Restore it from a backup.`,
    { cause: why },
  );
