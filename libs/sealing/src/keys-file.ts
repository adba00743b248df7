import { makePrivate, messageOf, missingEnd } from '@plumbline/sqlite';
import Database from 'better-sqlite3';
import { KeysUnusable } from './keys-place.js';
import { REQUESTS_STREAM } from './keyed-digest.js';
import { setToClaimAgain } from './source-id-claims.js';

const DDL = `
CREATE TABLE IF NOT EXISTS keys (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  master TEXT NOT NULL,
  wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS keys_by_subject ON keys (subject);
CREATE TABLE IF NOT EXISTS keyring (only INTEGER PRIMARY KEY CHECK (only = 1), id TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS erased (subject TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS source_ids (digest TEXT PRIMARY KEY, subject TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS source_ids_by_subject ON source_ids (subject);
CREATE TABLE IF NOT EXISTS ended (stream TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS made (only INTEGER PRIMARY KEY CHECK (only = 1), count INTEGER NOT NULL) STRICT;
INSERT OR IGNORE INTO made SELECT 1, count(*) FROM keys;`;

/**
 * Source ids were digested under the key of requests first, which nothing destroyed: both get another key, requests from before are
 * unknown, and source ids are claimed again.
 */
const upgrade = (db: Database.Database): void => {
  if (db.pragma('user_version', { simple: true }) !== 0) return;
  const { changes } = db.prepare('DELETE FROM source_ids').run();
  db.exec(`DELETE FROM keys WHERE id >= '${REQUESTS_STREAM}/' AND id < '${REQUESTS_STREAM}0'`);
  setToClaimAgain(db, changes > 0);
};

export const unusable = (file: string, error: unknown): KeysUnusable =>
  new KeysUnusable(
    `${file} cannot be opened: ${messageOf(error)}. Put back a backup of the keys that is as new as events.db, or newer; of a disk that is full, free some space.`,
    { cause: error },
  );

/** SQLite reads the keys that were cut off as none, and so the rest as an older copy. */
export const ensureWhole = (db: Database.Database, file: string): void => {
  // Looked at twice: another process may move its log into the file in between.
  const missing = missingEnd(db, file) && missingEnd(db, file);
  if (missing !== undefined) throw new Error(missing);
};

/** Opens the file of keys, made where there is none. A key is durable before the event that uses it, and what is deleted is overwritten. */
export const connectKeys = (file: string): Database.Database => {
  try {
    return connect(file);
  } catch (error) {
    throw unusable(file, error);
  }
};

const connect = (file: string): Database.Database => {
  makePrivate(file);
  const db = new Database(file);
  try {
    ensureWhole(db, file);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    db.pragma('busy_timeout = 5000');
    db.exec(DDL);
    db.transaction(upgrade).immediate(db);
    // What was deleted just before a crash is still in the log.
    db.pragma('wal_checkpoint(TRUNCATE)');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/** Ids of the master keys that wrap keys in it: one, unless there is no key yet. */
export const wrappedBy = (db: Database.Database): readonly string[] =>
  db.prepare<[], string>('SELECT DISTINCT master FROM keys').pluck().all();
