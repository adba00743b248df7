import { createSecretKey, hash, type KeyObject, randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

const BYTES = 32;
/** 32 bytes in base64 or base64url. */
const TEXT = /^[\w+/-]{43}=?$/;

/** There is a master key that is none, or that cannot be read. */
export class MasterKeyDamaged extends Error {
  override readonly name = 'MasterKeyDamaged';
}

/** A new master key as text: 32 random bytes in base64url. */
export const newMasterKey = (): string => randomBytes(BYTES).toString('base64url');

/** `from` names where the text was, for the message. @throws MasterKeyDamaged */
export const masterKeyIn = (text: string, from: string): KeyObject => {
  if (TEXT.test(text.trim())) return createSecretKey(Buffer.from(text.trim(), 'base64url'));
  throw new MasterKeyDamaged(`${from} holds no master key: 32 bytes in base64url, which are 43 characters.`);
};

/** Tells one master key from another, and says nothing else of it. */
export const idOf = (master: KeyObject): string =>
  hash('sha256', Buffer.concat([Buffer.from('plumbline master key\0'), master.export()])).slice(0, 16);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';

const textOf = (path: string, setting: string): string => {
  try {
    const found = statSync(path);
    // Whoever mounts a secret may give it to the group of the process.
    if (process.platform === 'win32' || (found.mode & 0o007) === 0 || found.isDirectory())
      return readFileSync(path, 'utf8');
  } catch (error) {
    throw new MasterKeyDamaged(
      `${setting}: ${path} cannot be read (${codeOf(error)}). Put the master key there, readable by the user that runs Plumbline; it is never made there.`,
      { cause: error },
    );
  }
  throw new MasterKeyDamaged(`${setting}: ${path} can be read by everybody. Run chmod o-rwx on it.`);
};

/** The master key of a file that is configured, by what `setting` names. @throws MasterKeyDamaged */
export const masterKeyOf = (path: string, setting: string): KeyObject =>
  masterKeyIn(textOf(path, setting), `${setting}: ${path}`);
