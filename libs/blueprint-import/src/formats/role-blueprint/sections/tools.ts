import { cellsIn, fieldsOf, type Row } from '../../reading/columns.js';
import type { ItemDraft, ItemRule } from '../../reading/draft.js';
import { headingsAbove, isListed } from '../../reading/headings.js';
import { splitLabel } from '../../reading/phrase.js';
import type { Passage } from '../../../model/passage.js';
import { groupKey } from './group-key.js';
import { TOOL_COLUMNS } from '../../../words/lists/columns.js';
import { matchers } from '../../../words/phrases.js';

const COLUMNS = matchers(TOOL_COLUMNS);

/** The heading over the list or table, if the section has several. */
const groupOf = (passage: Passage): string | null => {
  const [nearest] = headingsAbove(passage);
  return nearest === undefined ? null : groupKey(nearest.text);
};

const tool = (row: Row): ItemDraft | null => {
  const fields = fieldsOf(row, COLUMNS);
  const { name, category, use, adoption } = fields;
  if (name.text === null) return null;
  const said = { category: category.text, use: use.text, adoption: adoption.text };
  return {
    item: { kind: 'tool', text: name.text, group: groupOf(row), name: name.text, ...said },
    name: `${category.text ?? ''} ${name.text}`,
    cells: cellsIn(fields),
  };
};

export const tools: ItemRule = (passage) => {
  if (passage.form === 'row') return tool(passage) ?? 'unknown-column';
  if (!isListed(passage)) return 'prose';
  const { label, text } = splitLabel(passage.head);
  const item = {
    kind: 'tool',
    text: passage.text,
    group: groupOf(passage),
    name: text,
    category: label,
    use: null,
    adoption: null,
  } as const;
  return { item, name: passage.text };
};
