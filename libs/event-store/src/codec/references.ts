import { insideOf, referenceOf } from '@plumbline/event-log';
import { LEAF_FORMATS } from './leaf.js';
import { changeTexts } from './personal-texts.js';

type Data = Readonly<Record<string, unknown>>;
/** What a reference is made of. */
type Referred = Readonly<{
  type: string;
  version: number;
  position: number;
  leafFormat: number;
  leafHash: Uint8Array;
}>;
/** `path` is a JSON Pointer into the data as it is stored. Who does not know the proof cannot make up a reference. */
export type Place = Readonly<{ position: number; path: string; proof: string }>;

const PROOF = 16;
const FORM = /^(\d{1,15})((?:\/\w+)+)#([\w-]{16})$/;

/** Part of what was committed to; of an event in clear, of its leaf. */
const proofOf = ({ leafFormat, leafHash }: Referred, text: string): string =>
  (leafFormat === LEAF_FORMATS.clear ? Buffer.from(leafHash).toString('base64url') : text).slice(0, PROOF);

/** The data of a stored event with references in the place of its texts, or of the commitments to them. Takes no key. */
export const withReferences = (stored: Referred, data: Data): Data =>
  changeTexts(stored.type, stored.version, data, ({ path, value }) =>
    referenceOf(`${String(stored.position)}${path}#${proofOf(stored, value)}`),
  );

/** Undefined where it is no reference of a store like this. */
export const placeIn = (reference: string): Place | undefined => {
  const [, position, path, proof] = FORM.exec(insideOf(reference) ?? '') ?? [];
  if (position === undefined || path === undefined || proof === undefined) return undefined;
  return { position: Number(position), path, proof };
};

const at = (data: unknown, path: string): unknown =>
  path
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, part) ? (value as Data)[part] : undefined,
      data,
    );

/** An event with its data as it is stored, and with its texts. */
export type Opened = Readonly<{ stored: Referred; data: Data; opened: Data }>;

/** Undefined where the reference was made up. */
export const textAt = ({ path, proof }: Place, { stored, data, opened }: Opened): string | undefined => {
  const [kept, text] = [at(data, path), at(opened, path)];
  if (typeof kept !== 'string' || typeof text !== 'string') return undefined;
  return proofOf(stored, kept) === proof ? text : undefined;
};
