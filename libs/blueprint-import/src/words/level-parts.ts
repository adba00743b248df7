import { memoize } from '../text/memoize.js';
import { normalizeSpace } from '../text/keys.js';
import { SHORT_NAME } from '../text/short-names.js';
import { spaceOr, withoutEnd } from '../text/trim.js';
import { senioritiesIn } from './seniority.js';
import {
  CODE_LETTERS,
  FIELD_WORDS,
  MANAGEMENT_TITLES,
  NAME_FRONTS,
  NAME_TAILS,
  NUMBERED_NAMES,
  PAGE_WORDS,
  PROFESSIONS,
  SENTENCE_WORDS,
  SHORT_PROFESSIONS,
  UNORDERED_LEVELS,
} from './lists/level-names.js';
import { anyOf, atEnd, matcher } from './phrases.js';

export const MAX_WORDS = 8;
export const LONGEST_NAME = 80;
/** Longer texts name nothing, and no pattern is tried on them. */
export const MAX_TEXT = 300;
/** Of what stands behind a numbered level: "Level 2: Growing independence". */
export const MAX_SUBTITLE = 3;

/** One number, or the first and the last of several: "I–III". */
const ONE_NUMERAL = '(?:\\d{1,2}|i{1,3}|iv|vi{0,3}|ix|x)';
const NUMERAL = `${ONE_NUMERAL}(?:\\+|\\s?[–~～-]\\s?${ONE_NUMERAL})?`;
export const LETTERS = anyOf(CODE_LETTERS);

/** Of a heading in a numbered list, before its words. */
export const LIST_NUMBER = /^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\p{L})/u;
/** "L4", "IC5", "L1-L2", "L5M": a code by itself, with the letter of a track behind it or without. */
export const CODE = new RegExp(`^${LETTERS}-?\\d{1,2}\\p{Lu}?\\+?(?:\\s?[–-]\\s?${LETTERS}?\\d{1,2})?$`, 'u');
const NUMBERED = new RegExp(`^${anyOf(NUMBERED_NAMES)}[ -]?(?:${NUMERAL}|\\d{1,2}[a-z])$`, 'iu');
/** The only pattern of all professions, which takes a while to compile: others ask it for what stands before their own. */
export const PROFESSION_ENDS = new RegExp(atEnd(`(?:^|[\\s/-])${anyOf(PROFESSIONS)}s?`), 'iu');
/** "PM", "QA" and the like: what a title is about may be short; in capital letters where it is not known. */
export const SHORT = new RegExp(atEnd(`(?:^|[\\s/&-])${anyOf(SHORT_PROFESSIONS)}s?`), 'iu');
/** "Engineers": whoever has the title. */
export const areSeveral = (words: string): boolean => {
  const one = words.slice(0, -1);
  return /s$/iu.test(words) && (PROFESSION_ENDS.test(one) || SHORT.test(one));
};
const FIELD = new RegExp(
  ` ${anyOf(FIELD_WORDS)}(?: (?:and|&|\\p{Lu}[\\p{L}&/-]*)){1,4}(?=$| (?:\\d{1,2}|[IVX]{1,4})$)`,
  'u',
);
/** "Senior Engineer" of "Senior Engineer in Research". */
export const withoutField = (title: string): string => {
  const field = FIELD.exec(title);
  return field !== null && PROFESSION_ENDS.test(title.slice(0, field.index)) ? title.replace(FIELD, '') : title;
};
const NUMBER_TAIL = new RegExp(`[ -](?:${anyOf(NUMBERED_NAMES)} |${LETTERS})?${NUMERAL}$`, 'iu');
const isNumberedProfession = (part: string): boolean =>
  NUMBER_TAIL.test(part) && PROFESSION_ENDS.test(part.replace(NUMBER_TAIL, ''));
export const TAIL = new RegExp(`[ -](?:${LETTERS}?${NUMERAL}|${anyOf(NAME_TAILS)})$`, 'iu');
const MANAGEMENT = matcher(MANAGEMENT_TITLES);
const UNORDERED = matcher(UNORDERED_LEVELS);

/** Marks and words that no title of a level has, but sentences about one have. */
export const SENTENCE_MARK = /[?!;→]|\d\s+[–-]\s+\p{L}*\d/iu;
const SENTENCE_WORD = matcher(SENTENCE_WORDS);
export const saysSentence = (words: string): boolean => SENTENCE_MARK.test(words) || SENTENCE_WORD.test(words);
export const PAGE = matcher(PAGE_WORDS);
const FRONT_NUMBER = new RegExp(String.raw`^(${anyOf(NUMBERED_NAMES)})\s*:\s*`, 'iu');
const NUMBERED_FRONT = new RegExp(String.raw`^${anyOf(NUMBERED_NAMES)}\s+`, 'iu');
const STARTS_WITH_CODE = new RegExp(String.raw`^${LETTERS}\d{1,2}(?!\p{L})`, 'u');
/** "IC2" of "Level IC2". */
const fromItsCode = (words: string): string => {
  const code = words.replace(NUMBERED_FRONT, '');
  return STARTS_WITH_CODE.test(code) ? code : words;
};
const FRONT = new RegExp(String.raw`^(?:${anyOf(NAME_FRONTS)}\s+)+(?=\p{L})`, 'iu');

const withoutBrackets = (text: string): string => text.replace(/\([^()]*\)|\[[^[\]]*\]|（[^（）]*）|\{[^{}]*\}/gu, ' ');
const PICTURES = new RegExp(
  String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{fe0f}\u{200d}\u{2605}\u{2606}]+|${SHORT_NAME}`,
  'gu',
);
const KEY = /^\p{Lu}?\p{Ll}[\p{Ll}\d]*(?:_[\p{L}\d]+|\p{Lu}[\p{Ll}\d]*)+$/u;
/** "mid_level" and "seniorEngineer" of a data file are words like any. */
const wordsOfKey = (text: string): string =>
  KEY.test(text) ? text.replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, ' ').replaceAll('_', ' ') : text;
/** Without brackets, emoji and their short names, list numbers and the marks at the end; nothing of a text too long to name a level. */
export const bare = memoize((text: string): string => {
  if (text.length > MAX_TEXT) return '';
  const words = fromItsCode(
    withoutBrackets(wordsOfKey(text.normalize('NFC')))
      .replace(PICTURES, ' ')
      .replace(/(?<=\p{L})[*:_/]-?(?=in(?:nen)?(?!\p{L}))/giu, '')
      .replace(/(?<=\p{L})\*(?=\p{L})/gu, '')
      .replace(/^(semi)\s(?=\p{L})/iu, '$1-')
      .replace(/^[^\p{L}\d]+/u, '')
      .replace(LIST_NUMBER, '')
      .replace(FRONT_NUMBER, '$1 '),
  ).replace(FRONT, '');
  return normalizeSpace(withoutEnd(words, spaceOr(':,*+–—-')));
});

export const partsOf = (words: string): string[] =>
  words
    .split(/\s*(?:[|—]|(?<![\dIVX])–|–(?![\dIVX])|(?<!\p{L}):|:(?!\p{L}))\s*|\s+-\s+|,\s+/u)
    .map(normalizeSpace)
    .filter((part) => part !== '');

const withoutTail = (part: string): string => part.replace(TAIL, '').trim();

const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]$/u;
/** True of "Senior" and "Tech Lead"; of words without spaces between them, such as "新人教育", the rank has to be the last. */
const endsWithRank = (words: string): boolean => {
  if (UNSPACED.test(words)) return senioritiesIn(words.slice(0, -1)).length < senioritiesIn(words).length;
  const last = /[\p{L}]+$/u.exec(words.toLowerCase())?.[0] ?? '';
  return senioritiesIn(last).length > 0 || UNORDERED.test(last);
};

const ABBREVIATION = /(?:^|[\s/&-])[A-Z]{2,5}s?$/u;
/** Words of rank that mean something else as well: to lead, all who work somewhere. */
export const AMBIGUOUS_RANKS: readonly string[] = ['Lead', 'Staff'];
const isOfAbbreviation = (words: string, ranks: readonly string[]): boolean =>
  SHORT.test(words) || (ABBREVIATION.test(words) && ranks.some((rank) => !AMBIGUOUS_RANKS.includes(rank)));

const isSenior = (part: string): boolean => {
  const words = withoutTail(part);
  const ranks = senioritiesIn(words).map(({ title }) => title);
  if (ranks.length === 0 && !UNORDERED.test(words)) return false;
  return endsWithRank(words) || PROFESSION_ENDS.test(words) || isOfAbbreviation(words, ranks);
};

export const isCode = (part: string): boolean => CODE.test(part) || NUMBERED.test(part);
/** The last is an arrow that a file has gone through the wrong encoding with. */
export const ARROW = /\s*(?:[→➔➜⇒⟶➡]|[-=]+>|â†’)\s*/u;
/** "Junior → Senior": what the second takes of whoever is the first. */
export const isStep = (part: string): boolean => {
  const sides = part.split(ARROW);
  return sides.length === 2 && sides.every((side) => isCode(side) || isSenior(side) || isProfession(side));
};
/** Beside an arrow a profession is a level as well: "Tech Lead → Engineering Manager". */
const isProfession = (side: string): boolean =>
  isNumberedProfession(side) || PROFESSION_ENDS.test(side) || MANAGEMENT.test(side);
/** The level that a title with an arrow is about; others as they are. */
export const targetOf = (title: string): string =>
  ARROW.test(title)
    ? partsOf(title)
        .map((part) => part.split(ARROW).at(-1) ?? part)
        .join(': ')
    : title;
/** "L4 Engineer", also with letters that no list knows, and "L4 EM" beside "L4 IC". */
const isCoded = (part: string): boolean => {
  const [first = '', ...others] = part.split(' ');
  if (others.length === 0) return false;
  return CODE.test(first)
    ? PROFESSION_ENDS.test(part) || BEHIND_CODE.test(part)
    : ANY_CODE.test(first) && PROFESSION_ENDS.test(part);
};
/** Of two letters at least, as "ENG2". */
export const ANY_CODE = /^\p{Lu}{2,4}-?\d{1,2}$/u;
const BEHIND_CODE = new RegExp(`^\\S+ (?:${LETTERS}|${anyOf(SHORT_PROFESSIONS)})$`, 'iu');
export const isLevel = memoize(
  (part: string): boolean =>
    isStep(part) ||
    isCode(part) ||
    isCoded(part) ||
    isSenior(part) ||
    isNumberedProfession(part) ||
    (MANAGEMENT.test(part) && !PAGE.test(part)),
);
