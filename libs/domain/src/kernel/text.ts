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

export const ensureText = (text: string, code: string, what: string): void => {
  ensure(text.trim() !== '', code, `${what} must say something; it is empty or only white space.`);
};

export const ensureReason = (reason: string): void => {
  ensureText(reason, 'reason-missing', 'The reason');
};
