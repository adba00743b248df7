import { headingWords } from './headings.js';
import type { Unit } from './unit.js';

export type Row = Extract<Unit, { form: 'row' }>;
/** The cell and the heading of its column, word for word. `column` is null where the table has none, `text` also where it is empty. */
export type Field = Readonly<{ column: string | null; text: string | null }>;

const NONE: Field = { column: null, text: null };

/** Gives each field the first column whose heading fits and that no field before it took. */
export const fieldsOf = <Name extends string>(
  { cells }: Row,
  patterns: Readonly<Record<Name, RegExp>>,
): Record<Name, Field> => {
  const taken = new Set<string>();
  const field = (pattern: RegExp): Field => {
    const cell = cells.find(({ column }) => !taken.has(column) && column !== '' && pattern.test(headingWords(column)));
    if (cell === undefined) return NONE;
    taken.add(cell.column);
    return { column: cell.column, text: cell.text === '' ? null : cell.text };
  };
  const names = Object.keys(patterns) as Name[];
  return Object.fromEntries(names.map((name) => [name, field(patterns[name])])) as Record<Name, Field>;
};

export const columnsOf = (fields: Readonly<Record<string, Field>>): Set<string> =>
  new Set(Object.values(fields).flatMap(({ column }) => column ?? []));
