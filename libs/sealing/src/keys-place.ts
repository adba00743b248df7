import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';
import { dirname, join } from 'node:path';
import { shareLock } from '@plumbline/sqlite';

export const KEYS_FILE = 'keys.db';
export const MASTER_KEY_FILE = 'master.key';

/**
 * Where keys lie and what wraps them, each in the data directory unless it is given. At most one of `masterKeyFile` and `masterKey` is;
 * the paths are absolute.
 */
export type KeysPlace = Readonly<{
  dataDir: string;
  file?: string | null;
  /** Of a database of PostgreSQL that holds them, in place of a file. */
  url?: string | null;
  masterKeyFile?: string | null;
  masterKey?: KeyObject | null;
}>;

/** The keys in a file cannot be used. */
export class KeysUnusable extends Error {
  override readonly name: string = 'KeysUnusable';
}

/** There are none yet, or any more. */
export class KeysMissing extends KeysUnusable {
  override readonly name = 'KeysMissing';
}

/** They could be used with another master key, which may be lost. */
export class MasterKeyLost extends KeysUnusable {
  override readonly name = 'MasterKeyLost';
}

export const keysFileOf = ({ dataDir, file }: KeysPlace): string => file ?? join(dataDir, KEYS_FILE);

const SETTING = 'PLUMBLINE_KEYS_URL';
const OTHERS = 0o077;

const isExposed = (path: string): boolean => process.platform !== 'win32' && (statSync(path).mode & OTHERS) !== 0;
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

const ensureFolder = (folder: string): void => {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new KeysUnusable(
      `${SETTING}: there is no folder ${folder}. Make it, with mode 700, for the user that runs Plumbline.`,
    );
  if (isExposed(folder))
    throw new KeysUnusable(
      `${SETTING}: the folder ${folder} can be read by others (mode ${modeOf(folder)}). Run chmod 700 on it.`,
    );
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new KeysUnusable(
      `${SETTING}: the folder ${folder} cannot be read and written by the user that runs Plumbline. Give it to them.`,
      { cause: error },
    );
  }
};

const isNamed = ({ file }: KeysPlace): boolean => file !== undefined && file !== null;

/** A folder that was named has to be there, and private; so has the file, where there is one. @throws KeysUnusable */
export const ensurePrivate = (place: KeysPlace): void => {
  const file = keysFileOf(place);
  if (isNamed(place)) ensureFolder(dirname(file));
  if (!existsSync(file)) return;
  if (!statSync(file).isFile())
    throw new KeysUnusable(`${file} is no file. Move it away, and put the keys back from a backup, if there were any.`);
  if (isExposed(file))
    throw new KeysUnusable(`${file} can be read by others (mode ${modeOf(file)}). Run chmod 600 on it.`);
};

/** The same, and the data directory is made. @throws KeysUnusable */
export const ensurePlace = (place: KeysPlace): void => {
  if (!isNamed(place)) mkdirSync(place.dataDir, { recursive: true, mode: 0o700 });
  ensurePrivate(place);
};

export const lockFileOf = (keysFile: string): string => `${keysFile}.lock`;

/** Whoever uses keys shares a lock, so that nobody wraps them anew meanwhile. @throws KeysUnusable */
export const lockForUse = (keysFile: string): (() => void) => {
  const unlock = shareLock(lockFileOf(keysFile));
  if (unlock !== undefined) return unlock;
  throw new KeysUnusable(
    `The keys in ${keysFile} are given another master key just now: start again when that has ended.`,
  );
};
