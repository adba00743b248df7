import { StoreUnavailable } from '@plumbline/application';
import { messageOf } from '@plumbline/sqlite';
import { existsSync, statSync } from 'node:fs';
import { openReadOnly } from './connect.js';
import { SCHEMA_VERSION } from './schema.js';
import { lostCommits, pagesIn } from './wal.js';
import type Database from 'better-sqlite3';

const pragma = (db: Database.Database, name: string): number => Number(db.pragma(name, { simple: true }));

const ensure = (holds: boolean, problem: string): void => {
  if (!holds) throw new Error(problem);
};

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** Every page is in the file or in the log beside it, whole. */
const ensureWhole = (db: Database.Database, file: string): void => {
  const whole = Math.floor(sizeOf(file) / pragma(db, 'page_size'));
  const count = pragma(db, 'page_count');
  if (whole >= count) return;
  const inLog = pagesIn(`${file}-wal`);
  for (let page = whole + 1; page <= count; page += 1)
    ensure(inLog.has(page), `its end is missing, from page ${String(page)} of ${String(count)} on`);
};

/** Every entry of every index; a file of version 1 has nothing else to be held against. */
const ensureConsistent = (db: Database.Database): void => {
  const found = db.pragma('integrity_check(1)', { simple: true });
  ensure(found === 'ok', String(found));
};

const probe = (db: Database.Database, file: string): number => {
  const version = pragma(db, 'user_version');
  ensure(version <= SCHEMA_VERSION, `it has schema version ${String(version)}: a newer Plumbline wrote it`);
  if (version > 0) ensureWhole(db, file);
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

export const damaged = (file: string, why: unknown): StoreUnavailable =>
  new StoreUnavailable(
    `${file} is damaged or no event store: ${messageOf(why)}. Nothing was changed in it. Restore it from a backup.`,
    { cause: why },
  );
