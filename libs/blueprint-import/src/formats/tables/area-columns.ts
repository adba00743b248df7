import { type Grid, type Slot, textAt } from './grid.js';
import { columnOf, explains, MAX_AREA_WORDS, usualNameWords } from './headings.js';

/** Numbers, addresses and codes tell rows apart, and name nothing. */
const isCode = (text: string): boolean => /^(?:[\d\s.,;/–-]*|https?:\S+|[A-Z][A-Z\d-]{1,7})$/u.test(text);
const areCodes = (slots: readonly (Slot | undefined)[]): boolean => slots.every((slot) => isCode(textAt(slot)));
const namesIn = (slots: readonly (Slot | undefined)[]): number => new Set(slots.map(textAt)).size;

/** Of the columns before the levels, those that name areas: not those that number or explain them, by their headings or by their sentences. */
export const areaColumns = ([head = [], ...rows]: Grid, before: readonly number[]): readonly number[] => {
  const naming = before.filter((column) => !explains(textAt(head[column])) && !areCodes(columnOf(rows, column)));
  const short = naming.filter((column) => usualNameWords(columnOf(rows, column)) <= MAX_AREA_WORDS);
  // Of sentences, the first say what it is about.
  const found = [short, naming.slice(0, 1), before].find(({ length }) => length > 0) ?? [];
  const names = new Map(found.map((column) => [column, namesIn(columnOf(rows, column))]));
  return found.toSorted((a, b) => (names.get(a) ?? 0) - (names.get(b) ?? 0));
};
