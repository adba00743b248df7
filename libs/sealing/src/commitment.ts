import { hash } from 'node:crypto';
import { canonicalJson } from '@plumbline/canonical';
import { random } from './random.js';

const SALT_BYTES = 16;

/** A text that was replaced in an event: `path` is the JSON Pointer of its place in the event's data. */
export type PlacedText = Readonly<{ path: string; value: string }>;
/** What shows that a commitment is of this text: whoever has both can compute it. `salt` is base64url. */
export type Opening = PlacedText & Readonly<{ salt: string }>;

/** A string takes at most three bytes a unit. */
const BYTES_A_UNIT = 3;

/** SHA-256 of the salt's bytes and the RFC 8785 text of `{ path, value }`, in base64url. */
export const commitmentTo = ({ salt, path, value }: Opening): string => {
  const text = canonicalJson({ path, value });
  const bytes = Buffer.allocUnsafe(SALT_BYTES + BYTES_A_UNIT * text.length);
  const salted = bytes.write(salt, 0, 'base64url');
  const end = salted + bytes.write(text, salted);
  return hash('sha256', bytes.subarray(0, end), 'base64url');
};

/** A new salt for each text, so that equal texts have unequal commitments. */
export const newSalt = (): string => random(SALT_BYTES).toString('base64url');
