import { isBareValue } from '../ladder/bare-value.js';
import { isNoRequirement } from '../ladder/page-headings.js';
import { isDescriptive } from './descriptive.js';
import { filledCells, type Grid, textAt } from './grid.js';
import { wordsIn } from './headings.js';
import type { Orientation } from './orientation.js';
import { textOf } from './written-out.js';

/** Of a cell that names something, and asks for nothing. */
const MAX_NAME_WORDS = 3;

/**
 * True of a table with a row for each level that says no more than what they are called and how large their part is, a few words a cell,
 * where the page says elsewhere what they ask: its short names for levels are no levels more.
 */
export const isOverview = ([head = [], ...rows]: Grid, found: Orientation): boolean => {
  if (found.levels === 'columns') return false;
  const cells = rows.flatMap(filledCells).filter(({ column }) => column !== found.column);
  return cells.every(({ column, entry }) => {
    const [heading, text] = [textAt(head[column]), textOf(entry)];
    const isAbout = isDescriptive(heading) || isNoRequirement(heading) || isBareValue(text);
    return entry.inner.length === 0 && (isAbout || wordsIn(text) <= MAX_NAME_WORDS);
  });
};
