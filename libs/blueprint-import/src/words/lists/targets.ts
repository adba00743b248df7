import type { InLanguages, Match } from '../phrases.js';

/** Units of numbers. */
export const UNITS = {
  en: {
    whole: [
      ...['%', '/<n+>', 'h', 'hrs?', 'hours?', 'ms', 's', 'secs?', 'seconds?', 'm', 'mins?', 'minutes?', 'days?'],
      ...['(business|working) days?', 'weeks?', 'months?', 'quarters?', 'points?', 'x', 'k'],
    ],
  },
} as const satisfies InLanguages<Match>;
/** Words in place of a value that is not known yet. */
export const UNKNOWN_VALUES = { en: ['TBD', 'TBC', 'N/A'] } as const satisfies InLanguages<readonly string[]>;
/** Of a change, not of a value. */
export const CHANGES = {
  en: {
    anywhere: [
      ...['by', 'improve', 'reduce', 'increase', 'decrease', 'cut', 'lower', 'raise', 'qoq', 'yoy', 'mom'],
      ...['over baseline', 'vs.? baseline', 'from baseline'],
    ],
    patterns: [String.raw`\bbaseline [+-]\s?\d+\b`, String.raw`^[+-]\s?\d`],
  },
} as const satisfies InLanguages<Match>;
export const TRENDS = {
  en: { anywhere: ['trend(ing|s)?', 'over time', '(quarter over quarter|month over month)'] },
} as const satisfies InLanguages<Match>;

/** Words before a year. */
export const YEAR_FRONTS = { en: ['by', 'in', 'of', 'end', 'until'] } as const satisfies InLanguages<readonly string[]>;
export const NEGATIONS = { en: ['no', 'not'] } as const satisfies InLanguages<readonly string[]>;
export const LOWER_NEGATIONS = { en: ['no', 'not', 'to'] } as const satisfies InLanguages<readonly string[]>;

/** Words before the number that something has to reach: `plain` where "no", "not" or "to" in front turns them round. */
export const LOWER_LIMITS = {
  en: {
    plain: ['above', 'over', 'exceeds?', '(more|greater|higher) than'],
    negated: ['(no|not) ((less|fewer|lower) than|below|under)'],
    fixed: ['at least', 'minimum( of)?', 'min.?'],
  },
} as const satisfies InLanguages<Readonly<Record<string, readonly string[]>>>;
/** Words before the number that something may not go beyond. */
export const UPPER_LIMITS = {
  en: {
    plain: ['below', 'under', '(less|fewer|lower) than'],
    negated: ['(no|not) ((more|greater|higher) than|above|over|(to )?exceed(ing)?)'],
    fixed: ['at most', 'within', 'up to', 'maximum( of)?', 'max.?'],
  },
} as const satisfies InLanguages<Readonly<Record<string, readonly string[]>>>;
