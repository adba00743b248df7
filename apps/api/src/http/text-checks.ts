import { hasVisibleText } from '@plumbline/domain';
import type { Check } from './validated.js';

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const LINE_BREAK = /[\n\r\t\u2028\u2029]/;
const HALF_PAIR = /\p{Surrogate}/u;
/** Characters that reorder or hide the text around them. */
const DECEPTIVE = /[\u202a-\u202e\u2066-\u2069\ufeff]/;

/** Text as people write it; `lines` allows line breaks and tabs. */
export const textProblem = (text: string, lines: boolean): string | undefined => {
  if (HALF_PAIR.test(text)) return 'holds half of a surrogate pair';
  if (CONTROL.test(text)) return 'holds a control character';
  if (DECEPTIVE.test(text)) return 'holds a character that reorders or hides text';
  return !lines && LINE_BREAK.test(text) ? 'holds a line break or a tab' : undefined;
};

export const textOf =
  (min: number, max: number, lines: boolean): Check =>
  (value) => {
    if (typeof value !== 'string') return 'is not text';
    if (value.length > max) return `has ${value.length.toString()} characters`;
    if (min > 0 && !hasVisibleText(value)) return 'is blank';
    if (value.trim().length < min) return `has fewer than ${min.toString()} characters`;
    return textProblem(value, lines);
  };

export const matching =
  (pattern: RegExp, what: string): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? undefined : `is not ${what}`;
