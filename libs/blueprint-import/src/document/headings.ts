import { fold } from '../source/text.js';
import type { Unit } from './unit.js';

/** A heading in small letters, without its number and what stands in brackets: "A) Strategic work (Staff)" is "strategic work". */
export const headingWords = (heading: string): string => {
  const words = fold(heading.replace(/\([^()]*\)/gu, ' ')).toLowerCase();
  return fold(words.replace(/^(?:\d{1,3}|[a-z])[.)]\s+/u, '')).replace(/:$/u, '');
};

export const partWords = ({ standing }: Unit): string => headingWords(standing.part?.text ?? '');
export const sectionWords = ({ standing }: Unit): string => headingWords(standing.section?.text ?? '');

/** The first of the pairs whose pattern is in the words. */
export const among = <T>(pairs: readonly (readonly [RegExp, T])[], words: string): T | null =>
  pairs.find(([pattern]) => pattern.test(words))?.[1] ?? null;

/** A list item, or a line typed like one. */
export const isListed = ({ form }: Unit): boolean => form === 'list-item' || form === 'pseudo-list-item';

/** The words that name an item: its bold beginning, or all of it. */
export const nameOf = ({ head, text }: Unit): string => (head.lead ?? text).replace(/[\s:]+$/u, '');
