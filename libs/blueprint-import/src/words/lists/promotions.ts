import type { InLanguages } from '../phrases.js';

/** From one level to another. */
export const PROMOTION_PATHS = { en: ['^from (.+?) to (.+)$'] } as const satisfies InLanguages<readonly string[]>;
/** To a level. */
export const PROMOTION_ENDS = {
  en: ['^(?:to|toward|towards|into) (?:the )?(.+)$'],
} as const satisfies InLanguages<readonly string[]>;
/** To a level within a sentence: the words that begin with a capital letter. */
export const NAMED_PROMOTION_ENDS = {
  en: [String.raw`^(?:[Tt]o|toward|towards|into) (?:the )?(\p{Lu}[\p{L}\d/-]*(?: (?:or )?\p{Lu}[\p{L}\d/-]*)*)`],
} as const satisfies InLanguages<readonly string[]>;
/** Says where to, but names no level. */
export const UNNAMED_LEVELS = {
  en: ['^(?:the )?next (?:level|role|step)s?$'],
} as const satisfies InLanguages<readonly string[]>;
/** Everything up to the word for a promotion. */
export const PROMOTION_FRONTS = {
  en: [String.raw`^.*\bpromotion\b[\s:–—-]*`],
} as const satisfies InLanguages<readonly string[]>;
/** Between two levels of which the heading does not say which it is about. */
export const ALTERNATIVES = { en: [String.raw`[/,]| or `] } as const satisfies InLanguages<readonly string[]>;
