import { isSignedBy, type SigningKey } from './keys.js';
import { KEY_TYPES, type Note, NoteRefused, type Signature, signaturesOf, type Verifier, verifierOf } from './note.js';

/** A witness saw a checkpoint then, and none before that it does not go on from. `at`: seconds since 1970. */
export type Cosigned = Readonly<{ witness: string; at: number }>;

const TIME_BYTES = 8;

const signedText = (text: string, at: number): Uint8Array => Buffer.from(`cosignature/v1\ntime ${String(at)}\n${text}`);

/** `at`: whole seconds since 1970, not 0. */
export const cosignedBy = (name: string, key: SigningKey, text: string, at: number): Signature => {
  if (!Number.isSafeInteger(at) || at <= 0) throw new RangeError(`${String(at)} is no time in whole seconds`);
  const { keyId } = verifierOf(name, KEY_TYPES.cosignature, key.publicKey);
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(at));
  return { name, keyId, bytes: Buffer.concat([time, key.sign(signedText(text, at))]) };
};

/** When a witness saw the checkpoint, last; undefined where it did not. @throws NoteRefused where what stands there as its cosignature is none */
export const cosignedAt = (note: Note, witness: Verifier): Cosigned | undefined => {
  const times = signaturesOf(note, witness).map(({ bytes }) => {
    const time = Buffer.from(bytes.subarray(0, TIME_BYTES));
    const at = time.length === TIME_BYTES ? Number(time.readBigUInt64BE()) : 0;
    if (at === 0 || !isSignedBy(witness.publicKey, signedText(note.text, at), bytes.subarray(TIME_BYTES)))
      throw new NoteRefused(`the cosignature of "${witness.name}" is not of this checkpoint and time`);
    return at;
  });
  return times.length === 0 ? undefined : { witness: witness.name, at: Math.max(...times) };
};
