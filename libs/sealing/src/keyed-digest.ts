import { createHmac } from 'node:crypto';
import { keyIdOf, type KeyName, type Keyring } from './keyring.port.js';

/** Of nobody, so no erasure destroys it. */
const DIGESTS: KeyName = { subject: '', stream: 'request-digests' };
export const DIGESTS_KEY = keyIdOf(DIGESTS);

export type KeyedDigest = (text: string) => string;

/**
 * HMAC-SHA-256 under a key of the keyring, in base64url: who has the log alone cannot try out what a request may have said. The same
 * for the same text as long as the keyring is the same.
 */
export const keyedDigestOf = async (keyring: Keyring): Promise<KeyedDigest> => {
  const found = (await keyring.toSeal([DIGESTS])).get(DIGESTS_KEY);
  if (found === undefined) throw new Error('the keyring gives no key for digests');
  const { key } = found;
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
};

export const keyedDigest = async (keyring: Keyring, text: string): Promise<string> =>
  (await keyedDigestOf(keyring))(text);

/** Whether a digest was made under a key; all others are in hexadecimal, and longer. */
export const isKeyedDigest = (digest: string): boolean => /^[\w-]{43}$/.test(digest);
