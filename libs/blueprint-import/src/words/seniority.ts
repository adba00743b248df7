import { LEVEL_LETTERS, NUMBERED_LEVELS, SENIORITY } from './lists/seniority.js';
import { CONJUNCTIONS } from './lists/headings.js';
import { memoize } from '../text/memoize.js';
import { anyOf, choices } from './phrases.js';

/** The number orders the levels of a track; nothing else is made of it. */
const RANKS = choices(SENIORITY).map(([words, title], index) => ({ words, title, rank: index + 1 }));
/** Most texts name none. */
const ANY = new RegExp(RANKS.map(({ words }) => `(?:${words.source})`).join('|'), 'iu');
const NUMBERED = new RegExp(
  String.raw`\b${anyOf(NUMBERED_LEVELS)}\s?\d{1,2}\b|\b${anyOf(LEVEL_LETTERS)}\d{1,2}\b`,
  'iu',
);
export type Seniority = Readonly<{ title: string; rank: number }>;

/** The levels that a text names, in its own order. */
export const senioritiesIn = memoize((text: string): readonly Seniority[] => {
  const composed = text.normalize('NFC');
  return (ANY.test(composed) ? RANKS : [])
    .flatMap(({ words, title, rank }) => {
      const at = composed.search(words);
      return at === -1 ? [] : [{ title, rank, at }];
    })
    .sort((a, b) => a.at - b.at);
});

/** The ranks that a text names, in its own order: "Senior Staff" of "Senior Staff Engineer". Empty where it names none. */
export const ranksIn = (text: string): string =>
  senioritiesIn(text)
    .map(({ title }) => title)
    .join(' ');

/** What a text calls its level: "Staff" of "Staff Engineer", "L4" of "Engineer L4". Null where it names none. */
export const levelNameIn = (text: string): string | null =>
  senioritiesIn(text)[0]?.title ?? NUMBERED.exec(text)?.[0] ?? null;

const JOINED = new RegExp(String.raw`\p{L}\s?(?:\/|&|\b${anyOf(CONJUNCTIONS)}\b)\s?\p{L}`, 'iu');
/** True of "Senior/Staff Engineer", not of "Senior Staff Engineer". */
export const namesTwoLevels = (text: string): boolean => senioritiesIn(text).length >= 2 && JOINED.test(text);
