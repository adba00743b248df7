import { among, headingsAbove, headingWords, plainWords } from './headings.js';
import { labelled } from './phrase.js';
import type { Unit } from '../../model/passage.js';

type Pairs<T> = readonly (readonly [RegExp, T])[];
/** What the words of one place say; null where they say nothing of it. */
type Reader<T> = (words: string) => T | null;

/** A heading without its brackets, then with them: "Requires approval (director)" says who in brackets alone. */
const readings = (text: string): readonly string[] => [headingWords(text), plainWords(text)];

/** Headings and labels stand above many units, and are read once. */
const known = new WeakMap<Readonly<{ text: string }>, readonly string[]>();
const readingsOf = (words: Readonly<{ text: string }>): readonly string[] => {
  const read = known.get(words) ?? readings(words.text);
  known.set(words, read);
  return read;
};

/** A heading that names several things does not say which of them a list below it holds. */
const isComposite = (words: string): boolean => /[,/&]|\b(?:and|or)\b/u.test(words);

/** The section itself, if it has no parts. */
const sectionWords = ({ standing: { part, section } }: Unit): readonly string[] => {
  if (part !== null || section === null) return [];
  const words = readingsOf(section).slice(0, 1);
  return words.some(isComposite) ? [] : words;
};

const above = (unit: Unit): string[] => {
  const { label } = unit.standing;
  return [...headingsAbove(unit), ...(label === null ? [] : [label])].flatMap(readingsOf);
};

const firstRead = <T>(read: Reader<T>, words: readonly string[]): T | null => {
  for (const one of words) {
    const found = read(one);
    if (found !== null) return found;
  }
  return null;
};

/** The label that a unit itself begins with, as "Education" of "Education: a degree". */
const ownLabel = ({ head }: Unit): readonly string[] => {
  const { label } = labelled(head);
  return label === null ? [] : readings(label);
};

/**
 * What the words around a unit say that it is: the headings between it and its section, the nearest first, then the paragraph that
 * announces it, then its own label, then the section. Below a heading that says something else, a label is no more than a beginning.
 */
export const readAround = <T>(read: Reader<T>, unit: Unit): T | null =>
  firstRead(read, [...above(unit), ...(isDirect(unit) ? ownLabel(unit) : []), ...sectionWords(unit)]);

/** As above, where a heading is known to leave it to the labels below it. */
export const readWithLabel = <T>(read: Reader<T>, unit: Unit): T | null =>
  firstRead(read, [...above(unit), ...ownLabel(unit), ...sectionWords(unit)]);

export const placed = <T>(pairs: Pairs<T>, unit: Unit): T | null => readAround((words) => among(pairs, words), unit);

/** As `placed`, whatever the unit says itself. */
export const placedBelow = <T>(pairs: Pairs<T>, unit: Unit): T | null =>
  firstRead((words) => among(pairs, words), [...above(unit), ...sectionWords(unit)]);

/** True of what stands below its section with no heading between. */
export const isDirect = (unit: Unit): boolean => headingsAbove(unit).length === 0;
