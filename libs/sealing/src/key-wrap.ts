import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';

const ALGORITHM = 'id-aes256-wrap';
/** The initial value of RFC 3394, 2.2.3.1: a key that another one wrapped does not begin with it. */
const CHECK = Buffer.alloc(8, 0xa6);

/** A wrapped key was not wrapped by this master key, or is no longer what was. */
export class KeyNotUnwrapped extends Error {
  override readonly name = 'KeyNotUnwrapped';
}

/** RFC 3394: 40 bytes for a key of 32. */
export const wrapKey = (master: KeyObject, key: KeyObject): Buffer => {
  const cipher = createCipheriv(ALGORITHM, master, CHECK);
  return Buffer.concat([cipher.update(key.export()), cipher.final()]);
};

/** @throws KeyNotUnwrapped */
export const unwrapKey = (master: KeyObject, wrapped: Uint8Array): KeyObject => {
  try {
    const decipher = createDecipheriv(ALGORITHM, master, CHECK);
    return createSecretKey(Buffer.concat([decipher.update(wrapped), decipher.final()]));
  } catch (error) {
    throw new KeyNotUnwrapped('the master key does not unwrap it', { cause: error });
  }
};
