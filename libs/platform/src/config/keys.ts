import { createSecretKey, type KeyObject } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureKept, type EventsConfig, isOneAddress, postgresOf } from './engines.js';
import type { Secret } from './secret.js';
import type { Variables } from './variables.js';

/**
 * Where the keys of texts about people are, in a file or a database, and the master key that wraps them. At most one of its two sources is
 * given.
 */
export type KeysConfig = Readonly<{
  /** Absolute; null for a file in the data directory. */
  file: string | null;
  /** Of a database of PostgreSQL; null for a file. */
  url: Secret | null;
  /** Absolute. Where neither this nor a key is given, the master key lies in the data directory, made by the first start. */
  masterKeyFile: string | null;
  /** An object that shows nothing of itself where it is printed. */
  masterKey: KeyObject | null;
}>;

/** The address, which may hold a password, in clear: not to be printed. */
export type KeysPlaceConfig = Omit<KeysConfig, 'url'> & Readonly<{ dataDir: string; url: string | null }>;

const URL_NAME = 'PLUMBLINE_KEYS_URL';
const FILE_NAME = 'PLUMBLINE_MASTER_KEY_FILE';
const MASTER_KEY = 'PLUMBLINE_MASTER_KEY';
const PLACES =
  'set it to file: and an absolute path, such as file:///srv/plumbline-keys/keys.db, or to postgres://USER:PASSWORD@HOST/DATABASE';
/** `URL` would take a relative path for one from the root. */
const ABSOLUTE = /^file:(?:\/\/)?\/(?!\/|.*%2f|.*\/$)./i;
/** 32 bytes in base64 or base64url. */
const KEY = /^[\w+/-]{43}=?$/;

const pathIn = (url: string): string | undefined => {
  if (!ABSOLUTE.test(url) || !URL.canParse(url)) return undefined;
  const { search, hash } = new URL(url);
  return search === '' && hash === '' ? fileURLToPath(url) : undefined;
};

const readPlace = (variables: Variables): Pick<KeysConfig, 'file' | 'url'> => {
  const text = variables.secretText(URL_NAME);
  if (text === undefined) return { file: null, url: null };
  const [file, database] = [pathIn(text), postgresOf(text)];
  if (file === undefined && database === null) variables.refuse(URL_NAME, PLACES);
  ensureKept(variables, URL_NAME, database);
  return { file: file ?? null, url: database?.url ?? null };
};

const readMasterKeyFile = (variables: Variables): string | null => {
  const path = variables.find(FILE_NAME);
  if (path === undefined || isAbsolute(path)) return path ?? null;
  variables.refuse(FILE_NAME, 'set it to an absolute path, such as /run/secrets/plumbline-master-key');
  return null;
};

const readMasterKey = (variables: Variables): KeyObject | null => {
  const text = variables.find(MASTER_KEY);
  if (text === undefined) return null;
  if (KEY.test(text)) return createSecretKey(Buffer.from(text, 'base64url'));
  variables.refuse(MASTER_KEY, 'set it to 32 random bytes in base64url, which are 43 characters');
  return null;
};

export const readKeys = (variables: Variables): KeysConfig => {
  const keys = {
    ...readPlace(variables),
    masterKeyFile: readMasterKeyFile(variables),
    masterKey: readMasterKey(variables),
  };
  if (keys.masterKey !== null && keys.masterKeyFile !== null)
    variables.refuse(MASTER_KEY, `unset it, or ${FILE_NAME}: each of them gives a master key`);
  return keys;
};

/** Keys in a database are made for whoever is given its address: so is what wraps them, and the events are elsewhere. */
export const ensureKeysApart = (variables: Variables, keys: KeysConfig, store: EventsConfig): void => {
  if (keys.url === null) return;
  if (store.engine === 'sqlite' && keys.masterKey === null && keys.masterKeyFile === null)
    variables.refuse(
      FILE_NAME,
      'set it to a file that holds the master key: keys are in PostgreSQL, and none is made for them',
    );
  else if (store.engine === 'postgres' && isOneAddress(store.url, keys.url))
    variables.refuse(
      URL_NAME,
      'set it to another database than that of the events: who copied one would have both, and no erasure would reach such a copy',
    );
};

/** As the library of sealing takes it. */
export const keysPlaceOf = ({ dataDir, keys }: Readonly<{ dataDir: string; keys: KeysConfig }>): KeysPlaceConfig => ({
  ...keys,
  dataDir,
  url: keys.url?.reveal() ?? null,
});
