import { createHmac } from 'node:crypto';
import { keyIdOf, type KeyName, type Keyring } from './keyring.port.js';

/** Of nobody, so no erasure destroys it. */
const DIGESTS: KeyName = { subject: '', stream: 'request-digests' };
export const DIGESTS_KEY = keyIdOf(DIGESTS);

/**
 * HMAC-SHA-256 under a key of the keyring, in base64url: who has the log alone cannot try out what a request may have said. The same
 * for the same text as long as the keyring is the same.
 */
export const keyedDigest = async (keyring: Keyring, text: string): Promise<string> => {
  const found = (await keyring.toSeal([DIGESTS])).get(DIGESTS_KEY);
  if (found === undefined) throw new Error('the keyring gives no key for digests');
  return createHmac('sha256', found.key).update(text).digest('base64url');
};
