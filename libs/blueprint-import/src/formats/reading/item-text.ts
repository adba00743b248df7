import { firstCell, type Row } from './columns.js';
import { headingWords, isListed, nameOf } from './headings.js';
import type { Cell, Unit } from '../../model/passage.js';

/** The words of a unit that can be an item, what its key is made of, and, of a row, the cell that they stand in. */
export type Saying = Readonly<{ text: string; name: string; cells?: ReadonlySet<Cell> }>;

const inRow = (row: Row, column: RegExp): Saying | null => {
  const named = row.cells.find(({ column: heading, text }) => text !== '' && column.test(headingWords(heading)));
  const cell = named ?? firstCell(row).cell;
  return cell === null ? null : { text: cell.text, name: cell.text, cells: new Set([cell]) };
};

/** Of a row, the cell below the first heading that fits `column`, else the first that has words. Null of a paragraph. */
export const sayingOf = (unit: Unit, column: RegExp): Saying | null => {
  if (unit.form === 'row') return inRow(unit, column);
  return isListed(unit) ? { text: unit.text, name: nameOf(unit) } : null;
};

/** Why a unit that says nothing is left: cells and headings have a place in their section, other words stand beside it. */
export const unsaid = ({ form }: Unit): 'prose' | 'unknown-column' => (form === 'row' ? 'unknown-column' : 'prose');
