import { cellsIn, fieldsOf, firstCell, type Field, type Row } from '../../reading/columns.js';
import type { ItemDraft } from '../../reading/draft.js';
import { headingWords } from '../../reading/headings.js';
import { labelText, splitLabel } from '../../reading/phrase.js';
import type { Cell, Passage } from '../../../model/passage.js';
import { wholeText } from './details.js';
import { ANCHOR_SENTENCES, BLANK_COLUMNS, DIMENSION_COLUMNS, TOTAL_ROWS } from '../../../words/lists/columns.js';
import { matcher, matchers } from '../../../words/phrases.js';
import { findSentence, sentences } from '../../../words/sentences.js';

const COLUMNS = matchers(DIMENSION_COLUMNS);
/** Columns to be filled in, not anchors. */
const BLANKS = matcher(BLANK_COLUMNS);
const TOTAL = matcher(TOTAL_ROWS);

/** In percent; null unless the cell, or the heading of its column, says percent and the cell is a number. */
const percentOf = ({ column, text }: Field): number | null => {
  const found = /^(\d{1,3}(?:\.\d+)?)\s?(%)?$/u.exec(text ?? '');
  return found?.[1] !== undefined && (found[2] !== undefined || column?.includes('%') === true)
    ? Number(found[1])
    : null;
};

const ANCHORS = sentences(ANCHOR_SENTENCES, 'iu');
/** "What “meets bar” looks like" is labelled by what it quotes, "What good looks like" by what it says. */
const labelOf = (column: string): string => findSentence(ANCHORS, column)?.[1] ?? column;

/** Every column that is none of the known ones holds anchors: what one rating looks like. Of two with one label, the first. */
const anchorsOf = (row: Row, others: ReadonlySet<Cell>): ReadonlyMap<string, Cell> => {
  const anchors = new Map<string, Cell>();
  for (const cell of row.cells) {
    const isBlank = cell.column === '' || cell.text === '' || BLANKS.test(headingWords(cell.column));
    const label = labelOf(cell.column);
    if (!isBlank && !others.has(cell) && !anchors.has(label)) anchors.set(label, cell);
  }
  return anchors;
};

const named = (row: Row, isScorecard: boolean): Record<keyof typeof COLUMNS, Field> => {
  const fields = fieldsOf(row, COLUMNS);
  return fields.name.text === null && isScorecard ? { ...fields, name: firstCell(row, cellsIn(fields)) } : fields;
};

/** A row of a scorecard; null of another table. A row with the total of the weights is none. */
export const dimension = (row: Row, isScorecard: boolean): ItemDraft | null => {
  const fields = named(row, isScorecard);
  const { name, weight, evidence } = fields;
  if (name.text === null || TOTAL.test(name.text)) return null;
  const percent = percentOf(weight);
  const anchors = anchorsOf(row, cellsIn(fields));
  // A weight that is no percentage stays in the report: it is not read, so it is not in the item.
  const read = percent === null ? { name, evidence } : fields;
  return {
    item: {
      kind: 'dimension',
      text: name.text,
      group: null,
      name: name.text,
      weight: percent,
      anchors: Object.fromEntries([...anchors].map(([label, { text }]) => [label, text])),
      evidence: evidence.text,
    },
    name: name.text,
    cells: new Set([...cellsIn(read), ...anchors.values()]),
  };
};

const WEIGHT = /\s*(?:\((\d{1,3}(?:\.\d+)?)\s?%\)|[–—-]\s+(\d{1,3}(?:\.\d+)?)\s?%)\s*$/u;

/** "Name (20%): what is looked at". Its words stay in the text: no column says what they are. */
export const listedDimension = (passage: Passage): ItemDraft => {
  const { label, text } = splitLabel(passage.head);
  const behind = /^(\d{1,3}(?:\.\d+)?)\s?%(?![–—-])/u.exec(text)?.[1];
  const title = label ?? text;
  const [, inBrackets, dashed] = WEIGHT.exec(title) ?? [];
  const weight = inBrackets ?? dashed ?? (label === null ? undefined : behind);
  const name = labelText(title.replace(WEIGHT, ''));
  const fields = { name, weight: weight === undefined ? null : Number(weight), anchors: {}, evidence: null };
  return { item: { kind: 'dimension', text: wholeText(passage), group: null, ...fields }, name, withChildren: true };
};
