import type { Block, Entry } from '../../model/page.js';
import { phraseOf } from '../reading/phrase.js';
import type { Element, Node } from './parse.js';
import { attributeOf, isElement } from './runs.js';

type Row = Readonly<{ head: boolean; cells: readonly Entry[] }>;
/** As HTML reads it: a number above 1, or nothing. */
const spanOf = (cell: Element): Pick<Entry, 'span'> => {
  const [rows, columns] = ['rowspan', 'colspan'].map((name) => Math.max(1, parseInt(attributeOf(cell, name), 10) || 1));
  return rows === 1 && columns === 1 ? {} : { span: { rows: rows ?? 1, columns: columns ?? 1 } };
};
const isCell = (node: Node): node is Element => isElement(node) && (node.tagName === 'td' || node.tagName === 'th');
const isRowGroup = ({ tagName }: Element): boolean => tagName === 'thead' || tagName === 'tbody' || tagName === 'tfoot';

const rowOf = (row: Element, entryOf: (cell: Element) => Entry, inHead: boolean): Row => {
  const cells = row.childNodes.filter(isCell);
  const entries = cells.map((cell) => ({ ...entryOf(cell), ...spanOf(cell) }));
  return { head: inHead || cells.every((cell) => cell.tagName === 'th'), cells: entries };
};

const rowsOf = (node: Element, entryOf: (cell: Element) => Entry): Row[] =>
  node.childNodes.filter(isElement).flatMap((child) => {
    if (isRowGroup(child))
      return child.childNodes
        .filter(isElement)
        .filter(({ tagName }) => tagName === 'tr')
        .map((row) => rowOf(row, entryOf, child.tagName === 'thead'));
    return child.tagName === 'tr' ? [rowOf(child, entryOf, false)] : [];
  });

const captionsOf = (node: Element, entryOf: (cell: Element) => Entry): Block[] =>
  node.childNodes
    .filter(isElement)
    .filter(({ tagName }) => tagName === 'caption')
    .map(entryOf)
    .map(({ runs, at }) => ({ type: 'paragraph', runs, at }));

/** A table whose first row names its columns, by `thead`, `th` or bold cells; else it has no head and all rows are rows. */
export const tableOf = (node: Element, entryOf: (cell: Element) => Entry): Block[] => {
  const rows = rowsOf(node, entryOf).filter(({ cells }) => cells.length > 0);
  const [first] = rows;
  const bold = first?.cells.every((cell) => phraseOf(cell.runs, cell.at).head.rest === '') === true;
  const headed = first !== undefined && rows.length > 1 && (first.head || bold);
  const head = headed ? first.cells : [];
  return [
    ...captionsOf(node, entryOf),
    { type: 'table', head, rows: rows.slice(headed ? 1 : 0).map(({ cells }) => cells) },
  ];
};
