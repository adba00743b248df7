import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import { JAPANESE } from './japanese.js';
import type { LadderWords } from './ladder-words.js';
import { PORTUGUESE } from './portuguese.js';
import { SPANISH } from './spanish.js';

/** Beside English, whose lists are those of role blueprints too: `lists/`. */
const LANGUAGES: Readonly<Record<string, LadderWords>> = {
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  pt: PORTUGUESE,
  ja: JAPANESE,
};

/** One list in each of these languages. */
export const inOthers = <T>(of: (words: LadderWords) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(LANGUAGES).map(([language, words]) => [language, of(words)]));
