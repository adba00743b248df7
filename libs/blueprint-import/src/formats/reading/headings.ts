import { normalizeSpace } from '../../text/keys.js';
import { SHORT_NAME } from '../../text/short-names.js';
import { spaceOr, withoutEnd } from '../../text/trim.js';
import type { Heading, Passage } from '../../model/passage.js';
import { HEADING_NOUNS } from '../../words/lists/headings.js';
import { anyOf } from '../../words/phrases.js';

/** What a heading says is in its first words; all passages below it are read against them. */
const MAX_HEADING = 300;

/** Small letters, with the dashes, quotes and spaces that patterns are written for: publishers use a dozen of them. */
export const plainWords = (text: string): string =>
  normalizeSpace(
    text
      .slice(0, MAX_HEADING)
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .replace(/[\u2010-\u2015\u2212]/gu, '-')
      .replace(/[\u2018\u2019]/gu, "'")
      .replace(/[\u201c\u201d]/gu, '"'),
  ).toLowerCase();

const NUMBER = new RegExp(
  String.raw`^(?:${anyOf(HEADING_NOUNS)}\s+)?(?:\d{1,2}(?:\.\d{1,2})+\.?|(?:\d{1,3}|[a-z]|[ivx]{1,4})\s?[.):-])(?=\s)\s+|^\d{1,2}[.)](?=\p{L})`,
  'u',
);

/** Brackets, and the short names of emoji. */
const BESIDE = new RegExp(String.raw`\([^()]*\)|${SHORT_NAME}`, 'gu');

/** What a heading may end with and not say. */
const isMark = (char: string): boolean => !/[\p{L}\p{N}\p{Surrogate})"'%?!]/u.test(char);

/** A heading in plain small letters, without its number and what stands in brackets: "A) Strategic work (Staff)" is "strategic work". */
export const headingWords = (heading: string): string => {
  const words = plainWords(heading.slice(0, MAX_HEADING).replace(BESIDE, ' ')).replace(/^[^\p{L}\p{N}]+/u, '');
  return withoutEnd(words.replace(NUMBER, ''), isMark);
};

export const partWords = ({ context }: Passage): string => headingWords(context.part?.text ?? '');

/** The headings between a passage and its section, the nearest first. */
export const headingsAbove = ({ context }: Passage): readonly Heading[] => {
  const { section, path } = context;
  return path.slice(section === null ? 0 : path.indexOf(section) + 1).reverse();
};

/** The first of the pairs whose pattern is in the words. */
export const firstMatch = <T>(pairs: readonly (readonly [RegExp, T])[], words: string): T | null =>
  pairs.find(([pattern]) => pattern.test(words))?.[1] ?? null;

/** A list item, or a line typed like one. */
export const isListed = ({ form }: Passage): boolean => form === 'list-item' || form === 'pseudo-list-item';

/** The words that name an item: its bold beginning, or all of it. */
export const nameOf = ({ head, text }: Passage): string => withoutEnd(head.lead ?? text, spaceOr(':'));
