import { createSecretKey, hash, type KeyObject, randomBytes } from 'node:crypto';

const BYTES = 32;

/** There is a master key that is none. */
export class MasterKeyDamaged extends Error {
  override readonly name = 'MasterKeyDamaged';
}

/** A new master key as text: 32 random bytes in base64url. */
export const newMasterKey = (): string => randomBytes(BYTES).toString('base64url');

/** `from` names where the text was, for the message. @throws MasterKeyDamaged */
export const masterKeyIn = (text: string, from: string): KeyObject => {
  const bytes = Buffer.from(text.trim(), 'base64url');
  if (bytes.length === BYTES) return createSecretKey(bytes);
  throw new MasterKeyDamaged(`${from} holds no master key: 32 bytes in base64url, which are 43 characters.`);
};

/** Tells one master key from another, and says nothing else of it. */
export const idOf = (master: KeyObject): string =>
  hash('sha256', Buffer.concat([Buffer.from('plumbline master key\0'), master.export()])).slice(0, 16);
