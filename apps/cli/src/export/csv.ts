import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | boolean | null;

/** What a spreadsheet may take for the beginning of a formula, full-width variants included, behind white space or not. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/;

/** A text that a spreadsheet would take for a formula is led by an apostrophe, as OWASP advises; a number stays one. */
const safe = (cell: Cell): string => {
  if (typeof cell === 'string') return FORMULA.test(cell) ? `'${cell}` : cell;
  return cell === null ? '' : cell.toString();
};

/** One CSV line (RFC 4180, ended by a line feed). */
export const csvLine = (cells: readonly Cell[]): string => stringify([cells.map(safe)]);
