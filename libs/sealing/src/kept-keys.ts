import { holdLock } from '@plumbline/sqlite';
import type Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { connectKeys, wrappedBy } from './keys-file.js';
import { keysFileOf, KeysMissing, type KeysPlace, KeysUnusable, lockFileOf } from './keys-place.js';
import { idOf } from './master-key.js';
import { mastersOf } from './master-key-files.js';
import { TO_CLAIM_AGAIN } from './source-id-claims.js';

/** All that a file of keys holds, each key wrapped by the master key of this id. */
export type KeptKeys = Readonly<{
  id: string;
  master: string;
  made: number;
  toClaimAgain: boolean;
  keys: readonly Readonly<{ id: string; subject: string; wrapped: Buffer }>[];
  erased: readonly string[];
  ended: readonly string[];
  sourceIds: readonly Readonly<{ digest: string; subject: string }>[];
}>;

const masterOf = (db: Database.Database, place: KeysPlace): string => {
  const wrapped = wrappedBy(db);
  const [first] = mastersOf(place);
  const fits = mastersOf(place).find((master) => wrapped.every((id) => id === idOf(master))) ?? first;
  if (fits === undefined || wrapped.some((id) => id !== idOf(fits)))
    throw new KeysUnusable(`The keys in ${db.name} are wrapped by another master key than the one given.`);
  return idOf(fits);
};

const readAll = (db: Database.Database, place: KeysPlace): KeptKeys => {
  const pluck = (sql: string) => db.prepare<[], string>(sql).pluck().all();
  return {
    id: String(db.prepare('SELECT id FROM keyring').pluck().get()),
    master: masterOf(db, place),
    made: Number(db.prepare('SELECT count FROM made').pluck().get()),
    toClaimAgain: db.pragma('user_version', { simple: true }) === TO_CLAIM_AGAIN,
    keys: db.prepare<[], KeptKeys['keys'][number]>('SELECT id, subject, wrapped FROM keys ORDER BY id').all(),
    erased: pluck('SELECT subject FROM erased'),
    ended: pluck('SELECT stream FROM ended'),
    sourceIds: db.prepare<[], KeptKeys['sourceIds'][number]>('SELECT digest, subject FROM source_ids').all(),
  };
};

/** Reads them while nobody uses them; the work is done before anybody can. @throws KeysUnusable */
export const withKeptKeys = async <T>(place: KeysPlace, work: (kept: KeptKeys) => Promise<T>): Promise<T> => {
  const file = keysFileOf(place);
  if (!existsSync(file)) throw new KeysMissing(`There are no keys in ${file}.`);
  const unlock = holdLock(lockFileOf(file));
  if (unlock === undefined)
    throw new KeysUnusable(`The keys in ${file} are in use: stop the server and the worker first.`);
  const db = connectKeys(file);
  try {
    return await work(readAll(db, place));
  } finally {
    db.close();
    unlock();
  }
};
