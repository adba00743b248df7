import { firstCell, type Row } from './columns.js';
import { headingWords, isListed, nameOf } from './headings.js';
import type { Cell, Passage } from '../../model/passage.js';

/** The words of a passage that can be an item, what its key is made of, and, of a row, the cell that they stand in. */
export type ItemText = Readonly<{ text: string; name: string; cells?: ReadonlySet<Cell> }>;

const inRow = (row: Row, column: RegExp): ItemText | null => {
  const named = row.cells.find(({ column: heading, text }) => text !== '' && column.test(headingWords(heading)));
  const cell = named ?? firstCell(row).cell;
  return cell === null ? null : { text: cell.text, name: cell.text, cells: new Set([cell]) };
};

/** Of a row, the cell below the first heading that fits `column`, else the first that has words. Null of a paragraph. */
export const itemTextOf = (passage: Passage, column: RegExp): ItemText | null => {
  if (passage.form === 'row') return inRow(passage, column);
  return isListed(passage) ? { text: passage.text, name: nameOf(passage) } : null;
};

/** Why a passage that says nothing is left: cells and headings have a place in their section, other words stand beside it. */
export const whyNoText = ({ form }: Passage): 'prose' | 'unknown-column' =>
  form === 'row' ? 'unknown-column' : 'prose';
