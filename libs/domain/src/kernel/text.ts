import type { RefusalCode } from '../refusals/index.js';
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

/** Stands for a text about somebody that was erased. */
export const ERASED = 'erased';

/** Stands for a text that is not what was written any more. */
export const UNREADABLE = 'unreadable';

/** The empty Braille cell counts as a letter but shows nothing. */
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/u;

/** Whether the text shows anything: white space and zero-width characters such as U+200B do not count. */
export const hasVisibleText = (text: string): boolean => VISIBLE.test(text);

export const ensureText = (text: string, code: RefusalCode, what: string): void => {
  ensure(hasVisibleText(text), code, `${what} must say something; it is empty, or nothing in it can be seen.`);
};

export const ensureReason = (reason: string): void => {
  ensureText(reason, 'reason-missing', 'The reason');
};
