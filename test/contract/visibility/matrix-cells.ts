import type { NominationStatus } from '@plumbline/domain';
import { ALONE, STATES_BY_LETTER, TOGETHER } from './matrix.js';

export const LETTERS = Object.keys(STATES_BY_LETTER) as (keyof typeof STATES_BY_LETTER)[];
export const stateOf = (letter: (typeof LETTERS)[number]): NominationStatus => STATES_BY_LETTER[letter];

const words = (line: string): readonly string[] => line.split(' ').filter((word) => word !== '');
const [head = '', ...lines] = ALONE.trim().split('\n');

/** The columns, and the rows by field: a pattern of letters and dots for each column. */
export const COLUMNS = words(head);
export const ROWS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  lines.map((line) => {
    const [field = '', ...cells] = words(line);
    return [field, new Map(COLUMNS.map((column, at) => [column, cells[at] ?? '']))];
  }),
);

/** Somebody in these capacities sees what each of `seesAs` sees, less the fields of `less`. */
export type Expected = Readonly<{ who: readonly string[]; seesAs: readonly string[]; less: readonly string[] }>;

export const EXPECTED: readonly Expected[] = [
  ...COLUMNS.map((column) => ({ who: [column], seesAs: [column], less: [] })),
  ...TOGETHER.map(([who, seesAs, less]) => ({ who: words(who), seesAs: words(seesAs), less: words(less) })),
];

/** The fields that somebody sees in a state, by hand. */
export const seenBy = ({ seesAs, less }: Expected, letter: string): readonly string[] =>
  [...ROWS].flatMap(([field, cells]) =>
    !less.includes(field) && seesAs.some((column) => cells.get(column)?.includes(letter)) ? [field] : [],
  );
