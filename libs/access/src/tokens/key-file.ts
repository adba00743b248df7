import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyFile, readKeyFile } from '@plumbline/key-files';

export const KEY_FILE = 'token-key.pem';

/** There is a key file that holds no key to sign with. */
export class KeyDamaged extends Error {
  override readonly name = 'KeyDamaged';
  constructor(path: string, cause?: unknown) {
    super(
      `${path} holds no Ed25519 key to sign with. Put it back from a backup; or delete it, so that the next start makes a ` +
        'new key, and tokens given out so far stop working.',
      { cause },
    );
  }
}

const make = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

const keyIn = (pem: Buffer, path: string): KeyObject => {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    throw new KeyDamaged(path, error);
  }
};

export const createKey = (path: string): void => {
  createKeyFile(path, make());
};

const given = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new KeyDamaged(file, error);
  }
};

/**
 * The signing key of a file, or else of a data directory, made on first use with mode 0600; throws `KeyExposed` on a looser mode, and
 * `KeyDamaged` where the file holds something else.
 */
export const openKey = (dataDir: string, file: string | null = null): KeyObject => {
  const path = file ?? join(dataDir, KEY_FILE);
  const pem = file === null ? readKeyFile({ dataDir, name: KEY_FILE, make }) : given(file);
  const key = pem && keyIn(pem, path);
  if (key?.asymmetricKeyType !== 'ed25519') throw new KeyDamaged(path);
  return key;
};
