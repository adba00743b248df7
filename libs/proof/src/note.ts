import { hash } from 'node:crypto';
import { isSignedBy, SigningKey } from './keys.js';

/** A note, key or signature is not what its format says, or not signed as it has to be. */
export class NoteRefused extends Error {
  override readonly name = 'NoteRefused';
}

/** How a key signs: the numbers of C2SP signed-note. */
export const KEY_TYPES = { ed25519: 1, cosignature: 4 } as const;
export type KeyType = (typeof KEY_TYPES)[keyof typeof KEY_TYPES];

/** A public key by its name, which together give its id of four bytes. */
export type Verifier = Readonly<{ name: string; type: KeyType; publicKey: Uint8Array; keyId: string }>;
export type Signature = Readonly<{ name: string; keyId: string; bytes: Uint8Array }>;
export type Note = Readonly<{ text: string; signatures: readonly Signature[] }>;

const KEY_BYTES = 32;
const ID_BYTES = 4;
const MOST_SIGNATURES = 100;
const MOST_CHARACTERS = 1_000_000;
const NAME = /^[^\s+\p{Cc}]+$/u;
const SIGNATURE = /^— ([^ ]+) ([^ ]+)$/u;
/** But ends of lines. */
const CONTROL = /[^\P{Cc}\n]/u;

/** @throws NoteRefused for what no encoder of base64 writes */
export const fromBase64 = (text: string, what: string): Uint8Array => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new NoteRefused(`${what} is no base64`);
  return bytes;
};
export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const isType = (type: number | undefined): type is KeyType =>
  Object.values<number | undefined>(KEY_TYPES).includes(type);

/** @throws NoteRefused for a name with spaces, plus signs, or nothing in it */
export const verifierOf = (name: string, type: KeyType, publicKey: Uint8Array): Verifier => {
  if (!NAME.test(name) || !name.isWellFormed())
    throw new NoteRefused(`"${name}" is no name of a key: it has no spaces and no plus signs`);
  const named = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(type), publicKey]);
  return { name, type, publicKey, keyId: hash('sha256', named, 'hex').slice(0, 2 * ID_BYTES) };
};

/** As keys are given to whoever verifies: `name+id+base64`. */
export const vkeyOf = ({ name, type, publicKey, keyId }: Verifier): string =>
  `${name}+${keyId}+${toBase64(Buffer.concat([Buffer.of(type), publicKey]))}`;

/** @throws NoteRefused with what is wrong */
export const parseVkey = (vkey: string): Verifier => {
  const [name = '', keyId, ...rest] = vkey.trim().split('+');
  // The base64 itself may hold plus signs.
  const [type, ...publicKey] = fromBase64(rest.join('+'), 'the key');
  if (!isType(type) || publicKey.length !== KEY_BYTES)
    throw new NoteRefused(`the key "${name}" is of no type that is known here: Ed25519 (1), or its cosignatures (4)`);
  const verifier = verifierOf(name, type, Uint8Array.from(publicKey));
  if (verifier.keyId !== keyId) throw new NoteRefused(`the key "${name}" does not have the id that stands beside it`);
  return verifier;
};

const SIGNING_KEY = 'PRIVATE+KEY+';

/** A key with its name as text, as Go's notes have it: never to be shown. */
export const signingKeyText = (name: string, seed: Uint8Array): string => {
  const { keyId } = verifierOf(name, KEY_TYPES.ed25519, new SigningKey(seed).publicKey);
  return `${SIGNING_KEY}${name}+${keyId}+${toBase64(Buffer.concat([Buffer.of(KEY_TYPES.ed25519), seed]))}`;
};

/** @throws NoteRefused with what is wrong, and nothing of the key */
export const parseSigningKey = (text: string): Readonly<{ name: string; key: SigningKey }> => {
  if (!text.startsWith(SIGNING_KEY)) throw new NoteRefused(`a key that signs begins with ${SIGNING_KEY}`);
  const [name = '', keyId, ...rest] = text.slice(SIGNING_KEY.length).split('+');
  const [type, ...seed] = fromBase64(rest.join('+'), 'the key');
  if (type !== KEY_TYPES.ed25519 || seed.length !== KEY_BYTES)
    throw new NoteRefused('it is no key of Ed25519 behind a name and an id');
  const key = new SigningKey(Uint8Array.from(seed));
  if (verifierOf(name, KEY_TYPES.ed25519, key.publicKey).keyId !== keyId)
    throw new NoteRefused('the key does not have the id that stands beside it');
  return { name, key };
};

/** @throws NoteRefused for a text that no note can carry */
const ensureText = (text: string): void => {
  if (!text.endsWith('\n') || CONTROL.test(text) || !text.isWellFormed())
    throw new NoteRefused('the text of a note ends with an end of line, and has no other control characters');
};

/** Text, an empty line, and a line for each signature. @throws NoteRefused with what is wrong; signatures are not looked at yet */
export const parseNote = (note: string): Note => {
  if (note.length > MOST_CHARACTERS) throw new NoteRefused('the note is too long');
  const end = note.lastIndexOf('\n\n');
  if (end === -1 || !note.endsWith('\n')) throw new NoteRefused('the note has no signatures behind an empty line');
  const text = note.slice(0, end + 1);
  ensureText(text);
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) throw new NoteRefused('the note has too many signatures');
  return { text, signatures: lines.map(parseSignature) };
};

const parseSignature = (line: string): Signature => {
  const [, name = '', base64 = ''] = SIGNATURE.exec(line) ?? [];
  const bytes = fromBase64(base64, 'a signature');
  if (!NAME.test(name) || bytes.length <= ID_BYTES) throw new NoteRefused('a line of signatures is none');
  return { name, keyId: Buffer.from(bytes.subarray(0, ID_BYTES)).toString('hex'), bytes: bytes.subarray(ID_BYTES) };
};

export const signatureLine = ({ name, keyId, bytes }: Signature): string =>
  `— ${name} ${toBase64(Buffer.concat([Buffer.from(keyId, 'hex'), bytes]))}\n`;

export const noteOf = ({ text, signatures }: Note): string => `${text}\n${signatures.map(signatureLine).join('')}`;

export const signedBy = (name: string, key: SigningKey, text: string): Signature => {
  ensureText(text);
  const { keyId } = verifierOf(name, KEY_TYPES.ed25519, key.publicKey);
  return { name, keyId, bytes: key.sign(Buffer.from(text)) };
};

/** The signatures of a key; those of keys that nobody knows are passed over. */
export const signaturesOf = ({ signatures }: Note, { name, keyId }: Verifier): readonly Signature[] =>
  signatures.filter((signature) => signature.name === name && signature.keyId === keyId);

/** Whether a key signed the note. @throws NoteRefused where what stands there as its signature is none */
export const isNoteSignedBy = (note: Note, verifier: Verifier): boolean => {
  const found = signaturesOf(note, verifier);
  for (const { bytes } of found)
    if (!isSignedBy(verifier.publicKey, Buffer.from(note.text), bytes))
      throw new NoteRefused(`the signature of "${verifier.name}" is not of this text`);
  return found.length > 0;
};
