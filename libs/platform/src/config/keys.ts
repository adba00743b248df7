import { createSecretKey, type KeyObject } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Variables } from './variables.js';

/** Where the keys of texts about people are, and the master key that wraps them. At most one of its two sources is given. */
export type KeysConfig = Readonly<{
  /** Absolute; null for a file in the data directory. */
  file: string | null;
  /** Absolute. Where neither this nor a key is given, the master key lies in the data directory, made by the first start. */
  masterKeyFile: string | null;
  /** An object that shows nothing of itself where it is printed. */
  masterKey: KeyObject | null;
}>;

const URL_NAME = 'PLUMBLINE_KEYS_URL';
const FILE_NAME = 'PLUMBLINE_MASTER_KEY_FILE';
const MASTER_KEY = 'PLUMBLINE_MASTER_KEY';
const AS_FILE = 'set it to file: and an absolute path, such as file:///srv/plumbline-keys/keys.db';
/** `URL` would take a relative path for one from the root. */
const ABSOLUTE = /^file:(?:\/\/)?\/(?!\/|.*%2f|.*\/$)./i;
/** 32 bytes in base64 or base64url. */
const KEY = /^[\w+/-]{43}=?$/;

const pathIn = (url: string): string | undefined => {
  if (!ABSOLUTE.test(url) || !URL.canParse(url)) return undefined;
  const { search, hash } = new URL(url);
  return search === '' && hash === '' ? fileURLToPath(url) : undefined;
};

const readFile = (variables: Variables): string | null => {
  const url = variables.secretText(URL_NAME);
  if (url === undefined) return null;
  if (/^postgres/i.test(url)) variables.refuse(URL_NAME, `this version keeps no keys in PostgreSQL; ${AS_FILE}`);
  else if (pathIn(url) === undefined) variables.refuse(URL_NAME, AS_FILE);
  return pathIn(url) ?? null;
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
    file: readFile(variables),
    masterKeyFile: readMasterKeyFile(variables),
    masterKey: readMasterKey(variables),
  };
  if (keys.masterKey !== null && keys.masterKeyFile !== null)
    variables.refuse(MASTER_KEY, `unset it, or ${FILE_NAME}: each of them gives a master key`);
  return keys;
};
