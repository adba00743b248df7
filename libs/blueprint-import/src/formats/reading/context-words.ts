import { firstMatch, headingsAbove, headingWords, plainWords } from './headings.js';
import { splitLabel } from './phrase.js';
import type { Passage } from '../../model/passage.js';
import { CONJUNCTIONS } from '../../words/lists/headings.js';
import { anyOf } from '../../words/phrases.js';

type Pairs<T> = readonly (readonly [RegExp, T])[];
/** What the words of one place say; null where they say nothing of it. */
type Reader<T> = (words: string) => T | null;

/** A heading without its brackets, then with them: "Requires approval (director)" says who in brackets alone. */
const variantsOf = (text: string): readonly string[] => [headingWords(text), plainWords(text)];

/** Headings and labels stand above many passages, so their variants are cached. */
const cachedVariants = new WeakMap<Readonly<{ text: string }>, readonly string[]>();
const headingVariants = (heading: Readonly<{ text: string }>): readonly string[] => {
  const variants = cachedVariants.get(heading) ?? variantsOf(heading.text);
  cachedVariants.set(heading, variants);
  return variants;
};

/** A heading that names several things does not say which of them a list below it holds. */
const COMPOSITE = new RegExp(String.raw`[,/&]|\b${anyOf(CONJUNCTIONS)}\b`, 'u');
const isComposite = (words: string): boolean => COMPOSITE.test(words);

/** The section itself, if it has no parts. */
const sectionWords = ({ context: { part, section } }: Passage): readonly string[] => {
  if (part !== null || section === null) return [];
  const words = headingVariants(section).slice(0, 1);
  return words.some(isComposite) ? [] : words;
};

const above = (passage: Passage): string[] => {
  const { label } = passage.context;
  return [...headingsAbove(passage), ...(label === null ? [] : [label])].flatMap(headingVariants);
};

const firstRead = <T>(read: Reader<T>, words: readonly string[]): T | null => {
  for (const one of words) {
    const found = read(one);
    if (found !== null) return found;
  }
  return null;
};

/** The label that a passage itself begins with, as "Education" of "Education: a degree". */
const ownLabel = ({ head }: Passage): readonly string[] => {
  const { label } = splitLabel(head);
  return label === null ? [] : variantsOf(label);
};

/**
 * What the words around a passage say that it is: the headings between it and its section, the nearest first, then the paragraph that
 * announces it, then its own label, then the section. Below a heading that says something else, a label is no more than a beginning.
 */
export const readInContext = <T>(read: Reader<T>, passage: Passage): T | null =>
  firstRead(read, [
    ...above(passage),
    ...(isDirectlyInSection(passage) ? ownLabel(passage) : []),
    ...sectionWords(passage),
  ]);

/** As above, where a heading is known to leave it to the labels below it. */
export const readInContextAndLabel = <T>(read: Reader<T>, passage: Passage): T | null =>
  firstRead(read, [...above(passage), ...ownLabel(passage), ...sectionWords(passage)]);

export const matchInContext = <T>(pairs: Pairs<T>, passage: Passage): T | null =>
  readInContext((words) => firstMatch(pairs, words), passage);

/** As `matchInContext`, without the label of the passage itself. */
export const matchAbove = <T>(pairs: Pairs<T>, passage: Passage): T | null =>
  firstRead((words) => firstMatch(pairs, words), [...above(passage), ...sectionWords(passage)]);

/** True of what stands below its section with no heading between. */
export const isDirectlyInSection = (passage: Passage): boolean => headingsAbove(passage).length === 0;
