import { hasVisibleText, withoutHidden } from '@plumbline/domain';
import { sha256 } from '@plumbline/canonical';

const MAX_SLUG = 60;
/** Its first words are in this much of any text. */
const MAX_READ = 1_000;

/** Refused wherever they stand, and so never folded away. */
const CONTROL = /\p{Cc}/u;

/**
 * Verbatim but for white space, which the markup does not keep either, and for characters that show nothing or reorder what is shown, such as
 * soft hyphens, and those that editors leave in an empty list item.
 */
export const normalizeSpace = (text: string): string => {
  const folded = withoutHidden(text).replace(/\s+/gu, ' ').trim();
  return hasVisibleText(folded) || CONTROL.test(folded) ? folded : '';
};

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** In lower case, without accents. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðþı]/gu, (letter) => LETTERS[letter] ?? letter);

const digest = (text: string): string => sha256(text).slice(0, 8);

/** The first words that fit 60 characters, so that a reworded tail leaves them as they are. */
const firstWords = (text: string, between: RegExp): string => {
  let first = '';
  for (const word of text.split(between)) {
    const longer = first === '' || word === '' ? first + word : `${first}-${word}`;
    if (longer.length > MAX_SLUG) break;
    first = longer;
  }
  return first;
};

/** The first words that fit 60 characters; with a digest of them where some of their letters are not Latin. */
export const slug = (text: string): string => {
  const words = plain(text.slice(0, MAX_READ));
  const latin = firstWords(words, /[^a-z0-9]+/u);
  const all = firstWords(words, /[^\p{L}\p{N}]+/u);
  if (latin !== '' && !/[^a-z0-9-]/u.test(all)) return latin;
  const told = digest(all === '' ? normalizeSpace(text) : all);
  return latin === '' ? `text-${told}` : `${latin}-${told}`;
};

/**
 * Hands out keys that are unique within one document. The first text of a slug gets it; another gets a digest of itself and its
 * group as well, and only a word-for-word repeat within one group is numbered. So a key says which text it is of but
 * for texts that begin alike, and those are told apart by what they say, not by their keys, where editions are compared.
 */
export const uniqueKeys = (): ((text: string, group: string) => string) => {
  const taken = new Set<string>();
  const repeats = new Map<string, number>();
  const take = (key: string): boolean => !taken.has(key) && taken.add(key).has(key);
  const numbered = (key: string): string => {
    const n = (repeats.get(key) ?? 1) + 1;
    repeats.set(key, n);
    const next = `${key}-${String(n)}`;
    return take(next) ? next : numbered(key);
  };
  return (text, group) => {
    const plain = slug(text);
    if (take(plain)) return plain;
    const told = `${plain}-${digest(normalizeSpace(`${group}\n${text}`).normalize('NFC'))}`;
    return take(told) ? told : numbered(told);
  };
};
