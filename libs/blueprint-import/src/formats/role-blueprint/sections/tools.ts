import { columnsOf, fieldsOf, type Row } from '../../../document/columns.js';
import type { Draft, Rule } from '../../../document/draft.js';
import { isListed } from '../../../document/headings.js';
import { labelled } from '../../../document/phrase.js';

const COLUMNS = {
  category: /^category|^type|^area/u,
  name: /tool|platform|software|product|technolog/u,
  use: /use\b|purpose|usage/u,
  adoption: /common|adoption|optional|prevalence/u,
};

const tool = (row: Row): Draft | null => {
  const fields = fieldsOf(row, COLUMNS);
  const { name, category, use, adoption } = fields;
  if (name.text === null) return null;
  const said = { category: category.text, use: use.text, adoption: adoption.text };
  return {
    item: { kind: 'tool', text: name.text, group: null, name: name.text, ...said },
    name: `${category.text ?? ''} ${name.text}`,
    columns: columnsOf(fields),
  };
};

export const tools: Rule = (unit) => {
  if (unit.form === 'row') return tool(unit) ?? 'unknown-column';
  if (!isListed(unit)) return 'prose';
  const { label, text } = labelled(unit.head);
  const item = {
    kind: 'tool',
    text: unit.text,
    group: null,
    name: text,
    category: label,
    use: null,
    adoption: null,
  } as const;
  return { item, name: unit.text };
};
