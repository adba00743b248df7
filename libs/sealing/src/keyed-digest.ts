import { createHmac } from 'node:crypto';
import { keyIdOf, type KeyName, type Keyring } from './keyring.port.js';

/**
 * The keys of digests, which are of nobody. That of requests is destroyed with every key about somebody, since what a request said may have been
 * about them, and another is made for the requests to come. That of source ids stays: claims of them end by themselves.
 */
const OF_DIGESTS = {
  requests: { subject: '', stream: 'request-digests' },
  sourceIds: { subject: '', stream: 'source-ids' },
} as const satisfies Readonly<Record<string, KeyName>>;
export type Digested = keyof typeof OF_DIGESTS;

export const REQUESTS_STREAM = OF_DIGESTS.requests.stream;
export const REQUESTS_KEY = keyIdOf(OF_DIGESTS.requests);

export type KeyedDigest = (text: string) => string;

/**
 * HMAC-SHA-256 under a key of the keyring, in base64url: who has the log alone cannot try out what was digested. The same for the same text as
 * long as the key is the same.
 */
export const keyedDigestOf = async (keyring: Keyring, what: Digested): Promise<KeyedDigest> => {
  const name = OF_DIGESTS[what];
  const found = (await keyring.toSeal([name])).get(keyIdOf(name));
  if (found === undefined) throw new Error('the keyring gives no key for digests');
  const { key } = found;
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
};

export const keyedDigest = async (keyring: Keyring, what: Digested, text: string): Promise<string> =>
  (await keyedDigestOf(keyring, what))(text);

/** Whether a digest was made under a key; all others are in hexadecimal, and longer. */
export const isKeyedDigest = (digest: string): boolean => /^[\w-]{43}$/.test(digest);
