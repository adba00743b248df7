import { firstCell, type Row } from '../../reading/columns.js';
import type { ItemDraft, ItemRule } from '../../reading/draft.js';
import { isListed } from '../../reading/headings.js';
import { labelText, splitLabel } from '../../reading/phrase.js';
import { sortCells, sortDetails, wholeText } from './details.js';
import { SOFT_SKILL_LABELS } from '../../../words/lists/columns.js';
import { matchers } from '../../../words/phrases.js';

const LABELS = matchers(SOFT_SKILL_LABELS);

const inRow = (row: Row): ItemDraft | null => {
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

export const softSkills: ItemRule = (passage) => {
  if (passage.form === 'row') return inRow(passage) ?? 'unknown-column';
  if (!isListed(passage)) return 'prose';
  const name =
    passage.head.lead === null ? (splitLabel(passage.head).label ?? passage.head.text) : labelText(passage.head.lead);
  const { fields, details } = sortDetails(passage, LABELS);
  return {
    item: { kind: 'soft-skill', text: wholeText(passage), group: null, name, ...fields, details },
    name,
    withChildren: true,
  };
};
