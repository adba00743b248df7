import { columnsOf, fieldsOf, type Field, type Row } from '../../../document/columns.js';
import type { Draft } from '../../../document/draft.js';
import type { Cell } from '../../../document/unit.js';

const COLUMNS = {
  name: /dimension|competenc|criteri|^area/u,
  weight: /weight/u,
  evidence: /evidence/u,
};

/** In percent; null unless the cell, or the heading of its column, says percent and the cell is a number. */
const percentOf = ({ column, text }: Field): number | null => {
  const found = /^(\d{1,3}(?:\.\d+)?)\s?(%)?$/u.exec(text ?? '');
  return found?.[1] !== undefined && (found[2] !== undefined || column?.includes('%') === true)
    ? Number(found[1])
    : null;
};

/** "What “meets bar” looks like" is labelled by what it quotes, if it says nothing else. */
const labelOf = (column: string): string => /^what [“"']([^”"']+)[”"'] looks like$/iu.exec(column)?.[1] ?? column;

/** Every column that is none of the known ones holds anchors: what one rating looks like. */
const anchorsOf = (row: Row, known: ReadonlySet<string>): readonly Cell[] =>
  row.cells.filter(({ column, text }) => column !== '' && text !== '' && !known.has(column));

export const dimension = (row: Row): Draft | null => {
  const fields = fieldsOf(row, COLUMNS);
  const { name, weight, evidence } = fields;
  if (name.text === null) return null;
  const percent = percentOf(weight);
  const anchors = anchorsOf(row, columnsOf(fields));
  // A weight that is no percentage stays in the report: it is not read, so it is not in the item.
  const read = percent === null ? { name, evidence } : fields;
  return {
    item: {
      kind: 'dimension',
      text: name.text,
      group: null,
      name: name.text,
      weight: percent,
      anchors: Object.fromEntries(anchors.map(({ column, text }) => [labelOf(column), text])),
      evidence: evidence.text,
    },
    name: name.text,
    columns: new Set([...columnsOf(read), ...anchors.map(({ column }) => column)]),
  };
};
