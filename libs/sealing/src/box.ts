import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { canonicalJson } from '@plumbline/canonical';
import { random } from './random.js';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Part of what a box is bound to; raise it with every change of what is in one. */
const FORMAT = 1;

/** Where a box belongs: it opens nowhere else. */
export type BoxPlace = Readonly<{ eventId: string; keyId: string }>;

/** A box is not what was sealed, or not at the place or under the key that it was sealed for. Holds none of the text. */
export class BoxDamaged extends Error {
  override readonly name = 'BoxDamaged';
}

const associated = ({ eventId, keyId }: BoxPlace): Buffer =>
  Buffer.from(canonicalJson({ event: eventId, format: FORMAT, key: keyId }));

/** AES-256-GCM with a given nonce of 12 bytes, which must never come twice under one key: nonce, ciphertext, tag. */
export const encrypt = (key: KeyObject, nonce: Buffer, text: Buffer, aad: Buffer): Buffer => {
  const cipher = createCipheriv(ALGORITHM, key, nonce);
  cipher.setAAD(aad);
  return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
};

/**
 * Base64url. Nonces are random: after 2^32 boxes under one key two would be the same with a probability of 2^-33, and no key is used
 * for more than the texts about one person in one stream.
 */
export const sealBox = (key: KeyObject, place: BoxPlace, text: string): string =>
  encrypt(key, random(NONCE_BYTES), Buffer.from(text), associated(place)).toString('base64url');

/** @throws BoxDamaged */
export const openBox = (key: KeyObject, place: BoxPlace, box: string): string => {
  const bytes = Buffer.from(box, 'base64url');
  try {
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(associated(place));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8');
    return text + decipher.final('utf8');
  } catch (error) {
    throw new BoxDamaged('a box is not what was sealed', { cause: error });
  }
};
