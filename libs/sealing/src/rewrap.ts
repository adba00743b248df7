import type Database from 'better-sqlite3';
import type { KeyObject } from 'node:crypto';
import { unwrapKey, wrapKey } from './key-wrap.js';
import { idOf } from './master-key.js';

const SLICE = 1_000;

type Row = Readonly<{ id: string; wrapped: Buffer }>;

const inSlices = (db: Database.Database, master: string, each: (row: Row) => void): number => {
  const slice = db.prepare<[string, string, number], Row>(
    'SELECT id, wrapped FROM keys WHERE master = ? AND id > ? ORDER BY id LIMIT ?',
  );
  let count = 0;
  for (let last: string | undefined = ''; last !== undefined;) {
    const rows = slice.all(master, last, SLICE);
    rows.forEach(each);
    count += rows.length;
    last = rows.at(-1)?.id;
  }
  return count;
};

/**
 * Wraps all keys by another master key: all of them or, where this is cut short, none. What was there is overwritten, and its log emptied.
 * Returns how many there were. @throws KeyNotUnwrapped
 */
export const rewrap = (db: Database.Database, from: KeyObject, to: KeyObject): number => {
  const update = db.prepare<[string, Buffer, string]>('UPDATE keys SET master = ?, wrapped = ? WHERE id = ?');
  const toId = idOf(to);
  const count = db.transaction(() =>
    inSlices(db, idOf(from), ({ id, wrapped }) => update.run(toId, wrapKey(to, unwrapKey(from, wrapped)), id)),
  )();
  db.pragma('wal_checkpoint(TRUNCATE)');
  return count;
};
