import { headingWords } from './headings.js';
import type { Cell, Passage } from '../../model/passage.js';

export type Row = Extract<Passage, { form: 'row' }>;
/** A cell and the heading of its column, word for word. `column` and `cell` are null where the table has none, `text` also where it is empty. */
export type Field = Readonly<{ column: string | null; text: string | null; cell: Cell | null }>;

const NONE: Field = { column: null, text: null, cell: null };

const fieldOf = (cell: Cell): Field => ({ column: cell.column, text: cell.text === '' ? null : cell.text, cell });

/** Gives each field the first column whose heading fits and that no field before it took. */
export const fieldsOf = <Name extends string>(
  { cells }: Row,
  patterns: Readonly<Record<Name, RegExp>>,
): Record<Name, Field> => {
  const taken = new Set<Cell>();
  const field = (pattern: RegExp): Field => {
    const cell = cells.find((one) => !taken.has(one) && one.column !== '' && pattern.test(headingWords(one.column)));
    if (cell === undefined) return NONE;
    taken.add(cell);
    return fieldOf(cell);
  };
  const names = Object.keys(patterns) as Name[];
  return Object.fromEntries(names.map((name) => [name, field(patterns[name])])) as Record<Name, Field>;
};

export const cellsIn = (fields: Readonly<Record<string, Field>>): Set<Cell> =>
  new Set(Object.values(fields).flatMap(({ cell }) => cell ?? []));

const ORDINAL = /^#?\d*[.)]?$/u;
/** The first cell that is no mere number and that none of the fields is. */
export const firstCell = ({ cells }: Row, taken: ReadonlySet<Cell> = new Set()): Field => {
  const cell = cells.find((one) => !taken.has(one) && !ORDINAL.test(one.text));
  return cell === undefined ? NONE : fieldOf(cell);
};
