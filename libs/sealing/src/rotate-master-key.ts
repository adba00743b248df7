import { holdLock, syncFolder } from '@plumbline/sqlite';
import type Database from 'better-sqlite3';
import type { KeyObject } from 'node:crypto';
import { existsSync, linkSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { destroyFile } from './destroy-file.js';
import { connectKeys, wrappedBy } from './keys-file.js';
import { ensurePlace, keysFileOf, type KeysPlace, KeysUnusable, lockFileOf, MASTER_KEY_FILE } from './keys-place.js';
import { idOf, masterKeyOf } from './master-key.js';
import { ensureMasterKey, isKeptBeside, masterKeyIfAny, mastersOf, NEXT_FILE, OLD_FILE } from './master-key-files.js';
import { rewrap } from './rewrap.js';

export const NEW_KEY_OPTION = '--new-master-key-file';

/** `keys`: how many were wrapped anew by this run; an earlier one that was cut short may have wrapped them already. */
export type Rotated = Readonly<{ keys: number; masterKey: string; old: 'destroyed' | 'left to its owner' }>;

const ensureFits = (db: Database.Database, masters: readonly KeyObject[], file: string): void => {
  const known = masters.map(idOf);
  const stranger = wrappedBy(db).find((id) => !known.includes(id));
  if (stranger === undefined) return;
  if (known.length === 0)
    throw new KeysUnusable(
      `The master key of the keys in ${file} (${stranger}) is missing. Nothing was changed. Put it back from a backup.`,
    );
  throw new KeysUnusable(
    `The keys in ${file} are wrapped by another master key (${stranger}) than the one given (${known.join(', ')}). Nothing was changed. Give the one that wraps them.`,
  );
};

/** Where keys are lost, the master key is what their backup needs. */
const ensureAny = (db: Database.Database, file: string): void => {
  if (wrappedBy(db).length === 0)
    throw new KeysUnusable(
      `There is no key in ${file}, so nothing is to be wrapped anew. Nothing was changed. If keys were lost, put them back from a backup.`,
    );
};

const allBy = (db: Database.Database, masters: readonly KeyObject[], to: KeyObject): number =>
  masters.reduce((count, from) => count + (idOf(from) === idOf(to) ? 0 : rewrap(db, from, to)), 0);

/** Each step leaves a directory whose keys open, and that this can be run on again. */
const rotateBeside = (db: Database.Database, dataDir: string, file: string): Rotated => {
  const [current, next, old] = [MASTER_KEY_FILE, NEXT_FILE, OLD_FILE].map((name) => join(dataDir, name)) as [
    string,
    string,
    string,
  ];
  const begun = existsSync(next) || existsSync(old);
  ensureFits(db, mastersOf({ dataDir }), file);
  let keys = 0;
  if (!begun || existsSync(next)) {
    const to = ensureMasterKey(dataDir, NEXT_FILE);
    syncFolder(dataDir);
    keys = allBy(db, mastersOf({ dataDir }), to);
    // The old key has a name until it is overwritten, so that a run that is cut short leaves no copy that nobody knows of.
    if (existsSync(current) && !existsSync(old)) linkSync(current, old);
    renameSync(next, current);
    syncFolder(dataDir);
  }
  destroyFile(old);
  const now = masterKeyIfAny(dataDir, MASTER_KEY_FILE);
  return { keys, masterKey: now === undefined ? '' : idOf(now), old: 'destroyed' };
};

const rotateTo = (db: Database.Database, place: KeysPlace, newFile: string): Rotated => {
  const to = masterKeyOf(newFile, NEW_KEY_OPTION);
  const masters = mastersOf(place);
  ensureFits(db, [...masters, to], keysFileOf(place));
  if (masters.some((master) => idOf(master) === idOf(to)))
    throw new KeysUnusable(`${NEW_KEY_OPTION}: ${newFile} holds the master key that is in use. Name a new one.`);
  const keys = allBy(db, masters, to);
  if (!isKeptBeside(place)) return { keys, masterKey: idOf(to), old: 'left to its owner' };
  for (const name of [MASTER_KEY_FILE, NEXT_FILE, OLD_FILE]) destroyFile(join(place.dataDir, name));
  return { keys, masterKey: idOf(to), old: 'destroyed' };
};

const rotated = (db: Database.Database, place: KeysPlace, newFile: string | undefined): Rotated => {
  if (newFile !== undefined) return rotateTo(db, place, newFile);
  if (isKeptBeside(place)) return rotateBeside(db, place.dataDir, keysFileOf(place));
  throw new KeysUnusable(
    `The master key is given by configuration, so it is not made here: put a new one into a file, and name that with ${NEW_KEY_OPTION}.`,
  );
};

/**
 * Wraps all keys of a place by a new master key: one that is made, where it lies in the data directory, else that of a file. Nobody may use
 * the keys meanwhile. Cut short at any point, it can be run again, and the keys open until then, with the one master key or the other.
 * Throws `KeyExposed`, `MasterKeyDamaged`, `KeyNotUnwrapped` or `KeysUnusable`.
 */
export const rotateMasterKey = (place: KeysPlace, newFile?: string): Rotated => {
  const file = keysFileOf(place);
  if (!existsSync(file))
    throw new KeysUnusable(
      `There are no keys in ${file}. A server makes them with the first text; where texts are sealed already, put the keys back from a backup first.`,
    );
  ensurePlace(place);
  const unlock = holdLock(lockFileOf(file));
  if (unlock === undefined)
    throw new KeysUnusable(
      `The keys in ${file} are in use: stop the server and the worker, rotate, and start them again.`,
    );
  let db: Database.Database | undefined;
  try {
    db = connectKeys(file);
    ensureAny(db, file);
    return rotated(db, place, newFile);
  } finally {
    db?.close();
    unlock();
  }
};
