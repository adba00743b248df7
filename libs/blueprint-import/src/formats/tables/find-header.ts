import type { Block, Entry } from '../../model/page.js';
import { headingWords } from '../reading/headings.js';
import { phraseOf } from '../reading/phrase.js';
import { COLUMN_HEADINGS, FIRST_COLUMN_HEADINGS } from '../../words/lists/table-headings.js';
import { matcher } from '../../words/phrases.js';

type Table = Extract<Block, { type: 'table' }>;

const COLUMN = matcher(COLUMN_HEADINGS);
const FIRST = matcher(FIRST_COLUMN_HEADINGS);
const MAX_WORDS = 8;
const SHARE = 0.6;

const wordsOf = (cell: Entry): string => headingWords(phraseOf(cell.runs, cell.at).text);
const isShort = (cell: Entry): boolean => wordsOf(cell).split(' ').length <= MAX_WORDS;
const namesColumn = (cell: Entry): boolean => COLUMN.test(wordsOf(cell)) && isShort(cell);

const isHead = (cells: readonly Entry[]): boolean => {
  const [first] = cells;
  if (first !== undefined && FIRST.test(wordsOf(first)) && cells.every(isShort)) return true;
  const named = cells.filter(namesColumn).length;
  return named >= 2 && named >= cells.length * SHARE;
};

/** A table that the markup gives no head has one if its first row says so by its words. */
export const withHeader = (table: Table): Table => {
  const [first, ...rows] = table.rows;
  if (table.head.length > 0 || first === undefined || rows.length === 0) return table;
  return isHead(first) ? { ...table, head: first, rows } : table;
};
