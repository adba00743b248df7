import { sha256 } from './decode.js';

const MAX_SLUG = 60;

/** Verbatim but for white space, which the markup does not keep either. */
export const fold = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const words = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');

const digest = (text: string): string => sha256(fold(text).normalize('NFC')).slice(0, 8);

/** The first words that fit 60 characters, so that a reworded tail keeps its key; a digest where no letter is Latin. */
export const slug = (text: string): string => {
  let key = '';
  for (const word of words(text)) {
    const longer = key === '' ? word : `${key}-${word}`;
    if (longer.length > MAX_SLUG) break;
    key = longer;
  }
  return key === '' ? `text-${digest(text)}` : key;
};

/**
 * Hands out keys that are unique within one document. They depend on the text alone, not on its place; a text whose slug is
 * taken gets a digest of itself and its group, and only a word-for-word repeat within one group is numbered.
 */
export const keyGiver = (): ((text: string, group: string) => string) => {
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
    const told = `${plain}-${digest(`${group}\n${text}`)}`;
    return take(told) ? told : numbered(told);
  };
};
