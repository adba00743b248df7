import { CASE_NUMBER_PATTERN, KEY_PATTERN, PERSON_ID_PATTERN } from '@plumbline/domain';
import type { Rule } from '../validated.js';
import { matching, textOf } from '../text-checks.js';

const KEY_FIX = 'Send 1 to 128 lower-case letters, digits and hyphens, beginning with a letter or digit.';
const PERSON_FIX = 'Send the id that the person was registered with.';

const LINE = '[^\\n\\r\\t\\u2028\\u2029]*';

/** As far as a pattern can say it: which characters are hidden depends on their neighbours. */
const patternOf = (min: number, lines: boolean): Readonly<{ pattern?: string }> => {
  if (lines) return min > 0 ? { pattern: '\\S' } : {};
  return { pattern: min > 0 ? `^${LINE}\\S${LINE}$` : `^${LINE}$` };
};

export const text = (min: number, max: number, lines: boolean): Rule => ({
  check: textOf(min, max, lines),
  fix: `Send ${min.toString()} to ${max.toString()} characters${lines ? '' : ' on one line'}, ${min > 0 ? 'some of which can be seen, ' : ''}without hidden characters.`,
  schema: { type: 'string', minLength: min, maxLength: max, ...patternOf(min, lines) },
});
/** Id of a framework or cycle, or key of a level, criterion or area. */
export const key: Rule = {
  check: matching(new RegExp(KEY_PATTERN), 'a key'),
  fix: KEY_FIX,
  schema: { type: 'string', pattern: KEY_PATTERN },
};
export const person: Rule = {
  check: matching(new RegExp(PERSON_ID_PATTERN), 'a person id'),
  fix: PERSON_FIX,
  schema: { type: 'string', pattern: PERSON_ID_PATTERN },
};
export const caseNumber: Rule = {
  check: matching(new RegExp(CASE_NUMBER_PATTERN), 'a case number'),
  fix: 'Send the number of a case that is kept elsewhere: up to six digits, or twice that with a hyphen between, such as 2026-0042. It stays for ever.',
  schema: { type: 'string', pattern: CASE_NUMBER_PATTERN },
};
