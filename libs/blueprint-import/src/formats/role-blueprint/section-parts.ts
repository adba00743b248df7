import type { Block, Entry } from '../../model/page.js';
import { phraseOf } from '../reading/phrase.js';

type Table = Extract<Block, { type: 'table' }>;
type List = Extract<Block, { type: 'list' }>;
/** Whether words are those of a part of the section that they stand in. */
export type IsPart = (text: string) => boolean;

const textOf = ({ runs, at }: Entry): string => phraseOf(runs, at).text;
const paragraph = ({ runs, at }: Entry): Block => ({ type: 'paragraph', runs, at });

/** A cell as what it would be below a heading: its typed lines or its words as a list, then the lists inside it. */
const cellBlocks = (cell: Entry): Block[] => {
  if (textOf(cell) === '') return [...cell.inner];
  const heading: Block =
    phraseOf(cell.runs, cell.at).points.length > 0
      ? paragraph(cell)
      : { type: 'list', entries: [{ ...cell, inner: [] }] };
  return [heading, ...cell.inner];
};

const MARK = 3;
/** A matrix of marks, such as who is accountable for what, is no list of parts. */
const holdsWords = ({ rows }: Table): boolean => {
  const cells = rows.flatMap((row) => row.slice(1));
  return cells.some((cell) => cell.inner.length > 0 || textOf(cell).length > MARK);
};

const columnsAsParts = ({ head, rows }: Table, depth: number): Block[] =>
  head.flatMap((cell, column): Block[] => [
    { type: 'heading', depth, runs: cell.runs, at: cell.at },
    ...rows.flatMap((row) => (row[column] === undefined ? [] : cellBlocks(row[column]))),
  ]);

const rowsAsParts = ({ head, rows }: Table, depth: number): Block[] => [
  ...head.filter((cell) => textOf(cell) !== '').map(paragraph),
  ...rows.flatMap(([first, ...others]): Block[] =>
    first === undefined
      ? []
      : [{ type: 'heading', depth, runs: first.runs, at: first.at }, ...first.inner, ...others.flatMap(cellBlocks)],
  ),
];

const areParts = (cells: readonly Entry[], isPart: IsPart): boolean =>
  cells.length > 1 && cells.every((cell) => isPart(textOf(cell)));

/** A table whose columns, or whose rows of two cells, are parts of the section, written out as headings and lists. */
export const writeOutParts = (table: Table, isPart: IsPart, depth: number): Block[] => {
  const { head, rows } = table;
  if (!holdsWords(table)) return [table];
  if (areParts(head, isPart) && rows.every((row) => row.length <= head.length)) return columnsAsParts(table, depth);
  const isPair = rows.every((row) => row.length === 2);
  const firsts = rows.flatMap((row) => row.slice(0, 1));
  return isPair && areParts(firsts, isPart) ? rowsAsParts(table, depth) : [table];
};

/** A list of which every item holds a list and names a part. */
export const writeOutNestedList = (list: List, isPart: IsPart, depth: number): Block[] => {
  const { entries } = list;
  if (!entries.every((entry) => entry.inner.length > 0 && isPart(textOf(entry)))) return [list];
  return entries.flatMap(({ runs, at, inner }): Block[] => [{ type: 'heading', depth, runs, at }, ...inner]);
};
