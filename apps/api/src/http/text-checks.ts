import { hasVisibleText, hiddenIn } from '@plumbline/domain';
import type { Check } from './validated.js';

const LINE_BREAK = /[\n\r\t\u2028\u2029]/;

/** Text as people write it, without a character that shows nothing; `lines` allows line breaks and tabs. */
export const textProblem = (text: string, lines: boolean): string | undefined => {
  const hidden = hiddenIn(text);
  if (hidden !== undefined) return `holds ${hidden.name}, ${hidden.code}, as character ${hidden.position.toString()}`;
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
