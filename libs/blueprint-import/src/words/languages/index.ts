import { CHINESE } from './chinese.js';
import { DUTCH } from './dutch.js';
import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import { ITALIAN } from './italian.js';
import { JAPANESE } from './japanese.js';
import { KOREAN } from './korean.js';
import type { LadderWords } from './ladder-words.js';
import { POLISH } from './polish.js';
import { PORTUGUESE } from './portuguese.js';
import { RUSSIAN } from './russian.js';
import { SCANDINAVIAN } from './scandinavian.js';
import { SPANISH } from './spanish.js';
import { TURKISH } from './turkish.js';
import { UKRAINIAN } from './ukrainian.js';

/** Beside English, whose lists are those of role blueprints too: `lists/`. */
const LANGUAGES: Readonly<Record<string, LadderWords>> = {
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  pt: PORTUGUESE,
  ja: JAPANESE,
  it: ITALIAN,
  nl: DUTCH,
  pl: POLISH,
  ru: RUSSIAN,
  uk: UKRAINIAN,
  tr: TURKISH,
  ko: KOREAN,
  zh: CHINESE,
  'no-da-sv': SCANDINAVIAN,
};

/** One list in each of these languages. */
export const inOthers = <T>(of: (words: LadderWords) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(LANGUAGES).map(([language, words]) => [language, of(words)]));
