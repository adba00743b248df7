import { stringify } from 'csv-stringify/sync';

/** One CSV line. A cell that a spreadsheet would take for a formula is led by an apostrophe, as OWASP advises. */
export const csvLine = (cells: readonly unknown[]): string =>
  stringify([cells.map((cell) => (cell === null || cell === undefined ? '' : cell))], { escape_formulas: true });
