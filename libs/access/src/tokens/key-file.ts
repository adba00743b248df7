import { createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const KEY_FILE = 'token-key.pem';

/** Others can read the key, and whoever has it can issue tokens for anybody. */
export class KeyExposed extends Error {
  override readonly name = 'KeyExposed';
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** If two processes start at once, one creates the key and both use it: `link` never replaces a file. */
export const createKey = (path: string): void => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
};

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

const ensurePrivate = (path: string): void => {
  const { mode } = statSync(path);
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  throw new KeyExposed(
    `${path} can be read by others (mode ${(mode & 0o777).toString(8)}). Delete it, so that the next start makes a new ` +
      'key; or run chmod 600 on it, when you are sure that nobody has read it.',
  );
};

const keyIn = (path: string): KeyObject | undefined => {
  if (!statSync(path).isFile()) return undefined;
  const pem = readFileSync(path);
  try {
    return createPrivateKey(pem);
  } catch (error) {
    throw new KeyDamaged(path, error);
  }
};

const read = (path: string): KeyObject => {
  ensurePrivate(path);
  const key = keyIn(path);
  if (key?.asymmetricKeyType !== 'ed25519') throw new KeyDamaged(path);
  return key;
};

/**
 * The signing key of a data directory, made on first use with mode 0600; throws `KeyExposed` on a looser mode, and
 * `KeyDamaged` where the file holds something else.
 */
export const openKey = (dataDir: string): KeyObject => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, KEY_FILE);
  try {
    return read(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    createKey(path);
    return read(path);
  }
};
