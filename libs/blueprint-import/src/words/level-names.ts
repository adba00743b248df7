import { normalizeSpace } from '../text/keys.js';
import { memoize } from '../text/memoize.js';
import { spaceOr, withoutEnd } from '../text/trim.js';
import {
  AMBIGUOUS_RANKS,
  ANY_CODE,
  areSeveral,
  ARROW,
  bare,
  CODE,
  isCode,
  isLevel,
  isStep,
  LETTERS,
  LIST_NUMBER,
  LONGEST_NAME,
  MAX_SUBTITLE,
  MAX_TEXT,
  MAX_WORDS,
  PAGE,
  partsOf,
  PROFESSION_ENDS,
  saysSentence,
  SENTENCE_MARK,
  SHORT,
  TAIL,
  targetOf,
  withoutField,
} from './level-parts.js';
import { COUNTED_PARTS } from './lists/counted-parts.js';
import { matcher } from './phrases.js';
import { senioritiesIn } from './seniority.js';

const COUNTED = matcher(COUNTED_PARTS);
const isLevelOrProfession = (part: string): boolean => isLevel(part) || PROFESSION_ENDS.test(part);
const count = (part: string): number => part.split(' ').length;

/** "A1" of "A1 - Software Engineer Level 1", "Rank 2" of "Rank 2: Software Engineer I". */
const UNKNOWN_CODE = /^(?:\p{Lu}{1,4}-?|\p{L}{3,12} )\d{1,2}$/u;
const isUnknownCode = (part: string): boolean => UNKNOWN_CODE.test(part) && !COUNTED.test(part.split(' ')[0] ?? '');
/** What stands beside the level: nothing but a profession, or a few words after a number. */
const isTitle = (parts: readonly string[]): boolean => {
  const others = parts.filter((part) => !isLevel(part) && !PROFESSION_ENDS.test(part));
  if (others.length === 0) return parts.some(isLevel);
  if (others.length === 1 && isUnknownCode(others[0] ?? '')) return parts.some(isLevel);
  return others.length === 1 && parts.some(isCode) && count(others[0] ?? '') <= MAX_SUBTITLE;
};

/** In a title the level is capital, as the title is, or stands behind its profession; "Coaches junior engineers" says something about one. */
const saysOfLevel = (part: string): boolean => {
  const [first = '', ...others] = part.split(' ');
  if (PROFESSION_ENDS.test(first)) return false;
  return /^\p{Lu}/u.test(first) && others.some((word) => /^\p{Ll}/u.test(word) && senioritiesIn(word).length > 0);
};
const isSentence = (words: string): boolean =>
  saysSentence(partsOf(words).some(isStep) ? targetOf(words) : words) || partsOf(words).some(saysOfLevel);

/** "L1: Keeper of the fleet": a code in front says by hand that the other words name a level, if they are few. */
const isCodedByHand = (words: string): boolean => {
  const [front = '', behind] = words.split(/\s*(?::|\s[–—-])\s+/u);
  return behind !== undefined && CODE.test(front) && !SENTENCE_MARK.test(words.split(ARROW).join(' '));
};

/** "Director, Data"; more are several titles. */
const MAX_LISTED = 2;
const isNamed = (title: string): boolean => {
  const words = withoutField(title);
  if (words === '' || count(words.split(ARROW).join(' ')) > MAX_WORDS || words.split(', ').length > MAX_LISTED)
    return false;
  if (isCodedByHand(words)) return true;
  if (isSentence(words)) return false;
  return isTitle(partsOf(words).filter((part) => isLevel(part) || !PAGE.test(part))) || isOfSeveral(words);
};
/** "Engineer IV / Platform Manager": two names of one level, or of a level and who it is besides. */
const isOfSeveral = (words: string): boolean => {
  const sides = sidesOf(words);
  return sides.length > 1 && sides.some(isLevel) && sides.every(isLevelOrProfession);
};
const sidesOf = (words: string): string[] => words.split(/\s+\/\s+/u);

/** Of several people something is said, and of a way from one level to another. */
const saysOfLevels = (words: string): boolean => areSeveral(words) || ARROW.test(words);

/** Longer ones may be sentences in a language that no list knows. */
const MAX_ONLY = 5;
/** True of "L3", "SDE II" and "Engineering Manager 2", not of "L3: Growing reach": words that can be nothing but the name of a level. */
export const isOnlyLevel = memoize((text) => {
  const isLong = (/\(([^()]*)\)/u.exec(text)?.[1]?.split(' ').length ?? 0) > 2;
  const words = text.length > LONGEST_NAME || isLong ? '' : bare(text);
  return count(words) <= MAX_ONLY && isNameAlone(words);
});
const isNameAlone = (words: string): boolean =>
  isNamed(words) && !saysOfLevels(words) && partsOf(words).every(isLevelOrProfession);

/** Of words before a code in brackets: "Basic (Level 0)". */
const MAX_BEFORE_CODE = 4;
/** "Mid-Level" of "Software Engineer (Mid-Level)" and "DX2 (Mid-Level)": what stands in brackets behind a profession, a code or a few words that are no level themselves. */
const inBrackets = (text: string): string | null => {
  const words = bare(text);
  const found = bare(/\(([^()]+)\)[^\p{L}\p{N}]*$/u.exec(text)?.[1] ?? '');
  if (words === '' || isNamed(words) || !isNamedInBrackets(found)) return null;
  return isBeforeBrackets(words) || isFewBeforeCode(words, found) ? found : null;
};
/** "CPO" of "Executive (CPO)" is somebody else, or the same in short. */
const ABBREVIATION = /^\p{Lu}{2,4}$/u;
const isNamedInBrackets = (words: string): boolean => !ABBREVIATION.test(words) && isNamed(words);
const isBeforeBrackets = (words: string): boolean => PROFESSION_ENDS.test(words) || ANY_CODE.test(words);
const isFewBeforeCode = (words: string, code: string): boolean =>
  !PAGE.test(words) && partsOf(code).every(isCode) && count(words) <= MAX_BEFORE_CODE && !isSentence(words);

/** True of "Senior", "Senior Data Engineer", "L4", "D1 - Developer 1" or "Level 2: Engineer", not of "Staff meeting": a level, a profession and nothing else. */
export const namesLevel = memoize((text) => isNamed(bare(text)) || inBrackets(text) !== null);

/** True of "Junior", "L4" and "Staff Engineer", not of "Staff", which may be a page about all who work somewhere. */
export const namesLevelForSure = (text: string): boolean =>
  namesLevel(text) && !AMBIGUOUS_RANKS.some((rank) => rank.toLowerCase() === bare(text).toLowerCase());

/** True of a profession by itself, such as "Software Engineer", and of nothing that is said of one. */
export const namesProfession = (text: string): boolean => {
  const words = withoutField(bare(text));
  return count(words) <= 4 && !saysSentence(words) && PROFESSION_ENDS.test(words);
};

/** The same for each way in which one document names one level: "l1" of "L1: Software Engineer I" and of "Level 1". */
export const levelIdentity = memoize((text): string => {
  if (text.length > MAX_TEXT) return text;
  const parts = partsOf(inBrackets(text) ?? bare(text));
  const identity = (parts.find(isCode) ?? parts.join(' ')).toLowerCase().replace(/^(\p{L}+)[ -](?=\d)/u, '$1');
  return identity.replace(/^level(?=\d)/u, 'l');
});

/** True of words that could be the title of a level, though they are not known as one: "Seasoned Engineer", "Staff Engineer — leads many". */
export const soundsLikeTitle = memoize((text): boolean => {
  const words = text.length > LONGEST_NAME ? '' : withoutField(bare(text));
  const [first = '', ...others] = partsOf(words);
  if (first === '' || count(first) > MAX_WORDS || isSentence(first)) return false;
  return [first, ...others.filter((part) => !isSentence(part))].some(
    (part) => isLevel(part) || PROFESSION_ENDS.test(part) || senioritiesIn(part.split(' ')[0] ?? '').length > 0,
  );
});

/** True of a profession or a title, before brackets or in them, or on one side of a stroke: "维护者（Maintainer）", "Lead / Guide". */
export const namesSomebody = (text: string): boolean =>
  [text, ...text.split(/[()（）]|\s\/\s/u)].some((part) => namesProfession(part) || soundsLikeTitle(part));

/** True of "Engineer" beside "Senior Engineer" or "Engineer II": the same title without its rank. */
export const isPlainOfAny = (text: string, levels: readonly string[]): boolean => {
  const plain = bare(text).toLowerCase();
  if (plain === '' || !(PROFESSION_ENDS.test(plain) || SHORT.test(plain))) return false;
  return levels.some((level) => {
    const title = bare(level).toLowerCase();
    return title.endsWith(plain) || title.startsWith(plain);
  });
};

/** "L" and 4 of "L4: Engineer" and "Engineer (L4)", "level" and 2 of "Level 2"; null where a title has no code. */
export const codeOf = memoize((title): Readonly<{ letters: string; number: number }> | null => {
  const bracketed = /[(（]([^()（）]+)[)）]/u.exec(title)?.[1] ?? '';
  const parts = [...partsOf(bare(title)), ...partsOf(bare(bracketed)), ...bare(title).split(' ').slice(0, 1)];
  const code = parts.find(isCode) ?? (/^\s*\d{1,2}\s*$/u.test(title) ? title.trim() : '');
  const [, letters = '', digits] = /^(\D*?)[ -]?(\d{1,2})/u.exec(code) ?? [];
  return digits === undefined ? null : { letters: letters.toLowerCase(), number: Number(digits) };
});

/** The letters of a code that a text begins with: "SWE" of "SWE-3 to SWE-5: Engineer I, II and III". Null where it begins with none. */
export const codeInFront = (text: string): string | null => {
  const [first = '', ...others] = bare(text).split(/[\s:]+/u);
  return others.length > 0 && CODE.test(first) ? first.replace(/[-\d].*$/u, '') : null;
};

/** How many words a title has without what stands in brackets. */
export const wordsOfTitle = (text: string): number => count(bare(text));

/** A title without its codes and brackets: "Senior Engineer" of "L5: Senior Engineer (hire)". */
export const plainTitle = memoize((title): string =>
  partsOf(bare(title))
    .filter((part) => !isCode(part))
    .join(' '),
);

/** Words of a sentence, which no title has. */
export const isSaid = (text: string): boolean => saysSentence(bare(text));

/** The title of a level as its heading has it, without the number of a list and marks of notes: "Senior Engineer" of "2. Senior Engineer[^1]". */
export const levelTitle = memoize((text): string => {
  if (text.length > MAX_TEXT) return text;
  const words = text
    .replace(/\[\^[^\]]*\]/gu, '')
    .replace(/^[#*§¶\s]+(?=[\p{L}\p{N}])/u, '')
    .replace(LIST_NUMBER, '')
    .replace(/(?<=[\p{L}\p{N})])\s*[*†‡¹²³⁴⁵¶]+$/u, '');
  const title = normalizeSpace(withoutEnd(words, spaceOr(':')));
  return title === '' ? text : title;
});

/** How a level begins a line: "L2 — Ships", "Senior: Ships". Null where it does not, as where a way between two does: "L2 → L3: common". */
export const levelBefore = (line: string): string | null => {
  const found = beginningOf(line);
  return found !== null && !ARROW.test(found) && namesLevel(found) ? found : null;
};
/** What a line says before its first colon or dash, if that is not much. */
export const beginningOf = (line: string): string | null =>
  /^(.{1,40}?)(?:\s*：|(?:\s*:|\s+[–—-])\s)/u.exec(line)?.[1] ?? null;

/** Of a name that somebody has given a level. */
const MAX_BY_HAND = 4;
const isTitleByHand = (name: string): boolean =>
  /^[\p{Lu}\p{Lo}]/u.test(name) && count(name) <= MAX_BY_HAND && !isSaid(name);

/** The level of a page by its title and what stands beside it: a name as it is, a number or code behind a title that names none. */
export const statedLevel = (title: string, level: string | null): string | null =>
  levelInTitle(title) ?? (level === null ? null : levelByHand(title, level));

const levelByHand = (title: string, level: string): string | null => {
  const code = /^\d{1,2}$/u.test(level) ? `Level ${level}` : level;
  const isNamed = (namesLevel(level) && !isCode(bare(level))) || (!isCode(code) && isTitleByHand(level));
  if (isNamed) return level;
  if (!isCode(code)) return null;
  return title === '' ? code : `${title} (${code})`;
};

/** What a title calls its level: "Senior" of "Senior Data Engineer", "L4" of "L4 Engineer", all of "Engineer II". Null where it names none. */
export const levelInTitle = (title: string): string | null => {
  if (!namesLevel(title)) return null;
  const parts = partsOf(inBrackets(title) ?? bare(title));
  const part = parts.find(isLevel) ?? parts.flatMap(sidesOf).find(isLevel) ?? '';
  return TAIL.test(part) ? part : (CODE_IN.exec(part)?.[0] ?? rankIn(part));
};
const CODE_IN = new RegExp(`\\b${LETTERS}\\d{1,2}\\b`, 'u');
/** The words of rank in a part, else all of it. */
const rankIn = (part: string): string => {
  const words = part.split(' ');
  const from = words.findIndex((word) => senioritiesIn(word).length > 0);
  const after = words.findIndex((word, index) => index > from && senioritiesIn(word).length === 0);
  return from === -1 ? part : words.slice(from, after === -1 ? undefined : after).join(' ');
};
