import { namesLevel } from './level-names.js';
import { bare, MAX_TEXT } from './level-parts.js';
import { COUNTED_PARTS } from './lists/counted-parts.js';
import { matcher } from './phrases.js';

const PARTS = matcher(COUNTED_PARTS);
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
const IN_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const inEitherCase = (word: string): string => word.replace(/./gu, (letter) => `[${letter}${letter.toUpperCase()}]`);
const COUNT = String.raw`\d{1,2}|\b(?:[IVX]{1,4}|\p{Lu}|${IN_WORDS.map(inEitherCase).join('|')})`;
const COUNTED = new RegExp(String.raw`^(\p{L}{1,12})[ -]?(${COUNT})(?![\p{L}\d])`, 'u');

const placeOf = (count: string): number => {
  if (/^\d+$/u.test(count)) return Number(count);
  if (ROMAN.includes(count)) return ROMAN.indexOf(count) + 1;
  const word = IN_WORDS.indexOf(count.toLowerCase());
  return word === -1 ? (count.codePointAt(0) ?? 0) : word + 1;
};

const isLetter = (count: string): boolean => /^\p{Lu}$/u.test(count) && !ROMAN.includes(count);

/** `isLetter`: nothing says which way letters run. */
type Counted = Readonly<{ word: string; place: number; isLetter: boolean }>;
/** "TX" and 4 of "TX4 - Trial Examiner", "Tier" and 2 of "Tier II". Null where a text begins with no word that counts, or with one that counts parts. */
export const countedIn = (text: string): Counted | null => {
  const [, word, count = ''] = COUNTED.exec(text.length > MAX_TEXT ? '' : bare(text)) ?? [];
  return word === undefined || PARTS.test(word) ? null : { word, place: placeOf(count), isLetter: isLetter(count) };
};

/** True of a text of which no more is known than that it counts on. */
export const isCountedOnly = (text: string): boolean => !namesLevel(text) && countedIn(text) !== null;

const isCode = (word: string): boolean => /^\p{Lu}{2,4}$/u.test(word);
const FEWEST = 3;
const FEWEST_CODES = 2;
/** No ladder has more. */
const MOST = 15;

/** Each of them one more than the one before, or each one less. */
const areInSteps = (places: readonly number[]): boolean => {
  const steps = places.slice(1).map((place, at) => place - (places[at] ?? 0));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
};

/** The texts that count on behind the same word or letters: "Tier 1", "Tier 2", "Tier 3". */
export const countingOn = (texts: readonly string[]): ReadonlySet<string> => {
  const found = [...new Set(texts)].flatMap((text) => {
    const counted = countedIn(text);
    return counted === null ? [] : [{ text, ...counted }];
  });
  const series = [...Map.groupBy(found, ({ word }) => word)].filter(
    ([word, all]) =>
      all.length >= (isCode(word) ? FEWEST_CODES : FEWEST) &&
      all.length <= MOST &&
      areInSteps(all.map(({ place }) => place)),
  );
  return new Set(series.flatMap(([, all]) => all.map(({ text }) => text)));
};
