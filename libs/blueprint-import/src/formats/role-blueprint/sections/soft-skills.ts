import { firstCell, type Row } from '../../reading/columns.js';
import type { Draft, Rule } from '../../reading/draft.js';
import { isListed } from '../../reading/headings.js';
import { bare, labelled } from '../../reading/phrase.js';
import { sortCells, sortDetails, wholeText } from './details.js';

const LABELS = {
  why: /^why/u,
  demonstrated: /on the job|shows? up|demonstrat|in practice|in the role|it looks like|^behaviou?r|^how/u,
  strong: /^(?:what )?"?(?:strong|great|good|excellen|exceptional|high|outstanding)/u,
};

const inRow = (row: Row): Draft | null => {
  const { cell } = firstCell(row);
  if (cell === null) return null;
  const { fields, details } = sortCells(row, new Set([cell]), LABELS);
  const { text } = cell;
  return {
    item: { kind: 'soft-skill', text, group: null, name: text, ...fields, details },
    name: text,
    cells: new Set(row.cells),
  };
};

export const softSkills: Rule = (unit) => {
  if (unit.form === 'row') return inRow(unit) ?? 'unknown-column';
  if (!isListed(unit)) return 'prose';
  const name = unit.head.lead === null ? (labelled(unit.head).label ?? unit.head.text) : bare(unit.head.lead);
  const { fields, details } = sortDetails(unit, LABELS);
  return {
    item: { kind: 'soft-skill', text: wholeText(unit), group: null, name, ...fields, details },
    name,
    withChildren: true,
  };
};
