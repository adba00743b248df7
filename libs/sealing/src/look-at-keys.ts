import { messageOf, sqliteCode } from '@plumbline/sqlite';
import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { ensureWhole, unusable } from './keys-file.js';
import { ensurePrivate, keysFileOf } from './keys-place.js';
import { mastersOf } from './master-key-files.js';
import { fittingMaster, type KeyringOptions } from './open-keyring.js';

/** Which keys they are, and how many were made. */
export type KeysInFile = Readonly<{ keyring: string; made: number }>;

/** A file of the first version has no count. */
const madeIn = (db: Database.Database): number => {
  const isCounted = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'made'").get() !== undefined;
  const count = isCounted ? 'SELECT count FROM made' : 'SELECT count(*) FROM keys';
  return Number(db.prepare(count).pluck().get());
};

const read = (file: string, options: KeyringOptions): KeysInFile => {
  const db = new Database(file, { readonly: true });
  try {
    ensureWhole(db, file);
    fittingMaster(options, db);
    return { keyring: String(db.prepare('SELECT id FROM keyring').pluck().get()), made: madeIn(db) };
  } finally {
    db.close();
  }
};

/** What `openKeyring` would find in a file; null where it makes the keys. Changes nothing, and throws what that does. */
export const lookAtKeyring = (options: KeyringOptions): KeysInFile | null => {
  const file = keysFileOf(options);
  ensurePrivate(options);
  if (!existsSync(file)) {
    mastersOf(options);
    return null;
  }
  try {
    return read(file, options);
  } catch (error) {
    throw sqliteCode(error) === undefined ? error : unusable(file, error);
  }
};

/** What is wrong with a file that should hold keys; undefined where nothing is. */
export const keysFileProblem = (file: string): string | undefined => {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    ensureWhole(db, file);
    const found = db.pragma('integrity_check(1)', { simple: true });
    if (found !== 'ok') return String(found);
    const tables = db.prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('keys', 'keyring')").pluck().get();
    return tables === 2 ? undefined : 'it holds no keys';
  } catch (error) {
    return messageOf(error);
  } finally {
    db?.close();
  }
};
