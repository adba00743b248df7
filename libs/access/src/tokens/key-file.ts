import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readGivenKey, readKeyFile } from '@plumbline/key-files';

export const KEY_FILE = 'token-key.pem';
const SETTING = 'PLUMBLINE_SIGNING_KEY_FILE';

/** There is a key file that holds no key to sign with. */
export class KeyDamaged extends Error {
  override readonly name = 'KeyDamaged';
}

const make = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

const parsed = (pem: Buffer): KeyObject | Error => {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
};

const keyIn = (pem: Buffer | undefined, path: string, fix: string): KeyObject => {
  const key = pem && parsed(pem);
  if (key !== undefined && 'asymmetricKeyType' in key && key.asymmetricKeyType === 'ed25519') return key;
  throw new KeyDamaged(`${path} holds no Ed25519 key to sign with. ${fix}`, { cause: key });
};

/**
 * The signing key of a file that is configured, or else of a data directory, made there on first use with mode 0600; throws `KeyExposed` on a
 * looser mode there, `KeyUnreadable` where the configured file cannot be read, and `KeyDamaged` where a file holds something else.
 */
export const openKey = (dataDir: string, file: string | null = null): KeyObject =>
  file === null
    ? keyIn(
        readKeyFile({ dataDir, name: KEY_FILE, make }),
        join(dataDir, KEY_FILE),
        'Put it back from a backup; or delete it, so that the next start makes a new key, and tokens given out so far stop working.',
      )
    : keyIn(
        readGivenKey(SETTING, file),
        `${SETTING}: ${file}`,
        'Put one there, as PEM: all copies of the server have the same.',
      );

/** False where the next start makes the key. @throws as `openKey`, where there is one that cannot be used */
export const hasSigningKey = (dataDir: string, file: string | null): boolean => {
  if (file === null && !existsSync(join(dataDir, KEY_FILE))) return false;
  openKey(dataDir, file);
  return true;
};
