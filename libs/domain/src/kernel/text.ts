import { ensure } from './domain-error.js';
import { isKey } from './ids.js';

/** A key that people and URLs share: lower case letters, digits and hyphens, at most 128 of them. */
export const ensureKey = (key: string, what: string): void => {
  ensure(
    isKey(key),
    'key-invalid',
    `The key of ${what} must be 1 to 128 lower case letters, digits or hyphens and start with a letter or digit.`,
  );
};

/** Braille's empty cell counts as a letter, and shows as nothing all the same. */
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/u;

/** Whether a reader sees anything: not white space, nor characters of no width such as U+200B, however many. */
export const hasVisibleText = (text: string): boolean => VISIBLE.test(text);

export const ensureText = (text: string, code: string, what: string): void => {
  ensure(hasVisibleText(text), code, `${what} must say something; it is empty, or nothing in it can be seen.`);
};

export const ensureReason = (reason: string): void => {
  ensureText(reason, 'reason-missing', 'The reason');
};
