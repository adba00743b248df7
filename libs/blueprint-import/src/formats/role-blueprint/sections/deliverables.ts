import { bare } from '../../../document/phrase.js';
import type { Rule } from '../../../document/draft.js';
import { isListed, nameOf } from '../../../document/headings.js';
import { slug } from '../../../source/text.js';

/** Grouped by the heading or the bold words above, where there are any. */
export const deliverables: Rule = (unit) => {
  if (!isListed(unit)) return 'prose';
  const above = unit.standing.label?.text ?? unit.standing.part?.text ?? null;
  const group = above === null ? null : slug(bare(above));
  return { item: { kind: 'deliverable', text: unit.text, group }, name: nameOf(unit), withLabel: true };
};
