import { sqliteCode } from '@plumbline/sqlite';
import type Database from 'better-sqlite3';
import type { KeyObject } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { connectKeys, unusable, wrappedBy } from './keys-file.js';
import {
  ensurePlace,
  keysFileOf,
  KeysMissing,
  type KeysPlace,
  lockForUse,
  MASTER_KEY_FILE,
  MasterKeyLost,
} from './keys-place.js';
import { idOf, MasterKeyDamaged } from './master-key.js';
import { ensureMasterKey, isKeptBeside, mastersOf } from './master-key-files.js';
import { SqliteKeyring } from './sqlite-keyring.js';

export type KeyringOptions = KeysPlace &
  Readonly<{
    /** Where the master key of these keys is lost: sets them aside, and goes on with new ones. */
    acceptLost?: boolean;
    /** Makes neither keys nor a master key. */
    mustExist?: boolean;
  }>;

const RESTORE =
  'Put the master key of these keys back from a backup, or name it by PLUMBLINE_MASTER_KEY_FILE; or, to go on without the texts that they seal for ever, start once with PLUMBLINE_LOST_KEYS=accept';

const lost = (place: KeysPlace, masters: readonly KeyObject[], wrapped: readonly string[]): MasterKeyLost => {
  const file = keysFileOf(place);
  if (masters.length === 0)
    return new MasterKeyLost(
      `The master key ${join(place.dataDir, MASTER_KEY_FILE)} is missing, and the keys in ${file} are wrapped by it. ${RESTORE}.`,
    );
  const names = `by ${wrapped.join(' and ')}; given is ${masters.map(idOf).join(' or ')}`;
  return new MasterKeyLost(
    `The keys in ${file} are wrapped by another master key than the one given (${names}). ${RESTORE}.`,
  );
};

/** The master key that wraps the keys of this file; undefined where one is still to be made. @throws MasterKeyLost */
export const fittingMaster = (options: KeyringOptions, db: Database.Database): KeyObject | undefined => {
  const masters = mastersOf(options);
  const wrapped = wrappedBy(db);
  const fits = masters.find((master) => wrapped.every((id) => id === idOf(master)));
  if (fits === undefined && (masters.length > 0 || wrapped.length > 0 || options.mustExist === true))
    throw lost(options, masters, wrapped);
  return fits;
};

/** One that lies in the data directory is made with the first keys. */
const masterFor = (options: KeyringOptions, db: Database.Database): KeyObject =>
  fittingMaster(options, db) ?? ensureMasterKey(options.dataDir);

const opened = (options: KeyringOptions): SqliteKeyring => {
  const file = keysFileOf(options);
  if (options.mustExist === true && !existsSync(file)) throw new KeysMissing(`There are no keys in ${file} yet.`);
  ensurePlace(options);
  const unlock = lockForUse(file);
  let db: Database.Database | undefined;
  try {
    db = connectKeys(file);
    return new SqliteKeyring({ db, master: masterFor(options, db), unlock });
  } catch (error) {
    db?.close();
    unlock();
    throw sqliteCode(error) === undefined ? error : unusable(file, error);
  }
};

/** Under names that nothing reads; whoever finds the master key again can put them back. */
const setAside = (options: KeyringOptions, error: unknown): void => {
  const stamp = `lost-${String(Date.now())}`;
  const file = keysFileOf(options);
  renameSync(file, `${file}.${stamp}`);
  const master = join(options.dataDir, MASTER_KEY_FILE);
  if (error instanceof MasterKeyDamaged) renameSync(master, `${master}.${stamp}`);
};

/** Whether a start that accepts it goes on without the keys that this error is about. */
export const isLoss = (error: unknown, options: KeyringOptions): boolean =>
  error instanceof MasterKeyLost || (error instanceof MasterKeyDamaged && isKeptBeside(options));

/**
 * The keys of a place, made on first use. Where their master key lies in the data directory, beside them, whoever reads both reads the
 * texts. Throws `KeyExposed`, `MasterKeyDamaged` or `KeysUnusable`.
 */
export const openKeyring = (options: KeyringOptions): SqliteKeyring => {
  try {
    return opened(options);
  } catch (error) {
    if (options.acceptLost !== true || !isLoss(error, options)) throw error;
    setAside(options, error);
    return opened(options);
  }
};
