import { readKeyFile } from '@plumbline/key-files';
import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type KeysPlace, MASTER_KEY_FILE } from './keys-place.js';
import { masterKeyIn, masterKeyOf, newMasterKey } from './master-key.js';

/** Of a rotation: the key that comes, and the one that was, until it is destroyed. */
export const NEXT_FILE = `${MASTER_KEY_FILE}.next`;
export const OLD_FILE = `${MASTER_KEY_FILE}.old`;
export const FILE_SETTING = 'PLUMBLINE_MASTER_KEY_FILE';

const REMEDY =
  'Run chmod 600 on it; if others may have read it, run "plumbline keys rotate" then. Do not delete it: texts about people would be lost.';

const readFile = (dataDir: string, name: string): KeyObject => {
  const text = readKeyFile({ dataDir, name, make: newMasterKey, remedy: REMEDY });
  return masterKeyIn(text?.toString('utf8') ?? '', join(dataDir, name));
};

/** The one that a data directory holds; undefined where there is none. @throws MasterKeyDamaged */
export const masterKeyIfAny = (dataDir: string, name: string): KeyObject | undefined =>
  existsSync(join(dataDir, name)) ? readFile(dataDir, name) : undefined;

/** The one of a data directory, made where there is none. @throws MasterKeyDamaged */
export const ensureMasterKey = (dataDir: string, name = MASTER_KEY_FILE): KeyObject => readFile(dataDir, name);

/** Whether the master key lies in the data directory, since none is given. */
export const isKeptBeside = ({ masterKey, masterKeyFile }: KeysPlace): boolean =>
  (masterKey ?? null) === null && (masterKeyFile ?? null) === null;

/**
 * The master keys that may wrap the keys of a place, the most likely first: while a rotation is unfinished a data directory has two.
 * @throws MasterKeyDamaged
 */
export const mastersOf = ({ dataDir, masterKey, masterKeyFile }: KeysPlace): readonly KeyObject[] => {
  if (masterKey !== null && masterKey !== undefined) return [masterKey];
  if (masterKeyFile !== null && masterKeyFile !== undefined) return [masterKeyOf(masterKeyFile, FILE_SETTING)];
  return [MASTER_KEY_FILE, NEXT_FILE].flatMap((name) => masterKeyIfAny(dataDir, name) ?? []);
};
