import type { ItemRule } from '../../reading/draft.js';
import { itemTextOf, whyNoText } from '../../reading/item-text.js';
import type { Line, Passage } from '../../../model/passage.js';
import { groupKey } from './group-key.js';
import { ITEM_COLUMNS } from '../../../words/lists/columns.js';
import { DELIVERABLE_ANNOUNCEMENTS } from '../../../words/lists/groups.js';
import { matcher } from '../../../words/phrases.js';

const MAX_WORDS = 6;
const ANNOUNCES = matcher(DELIVERABLE_ANNOUNCEMENTS);
const COLUMN = matcher({ en: ITEM_COLUMNS.en.deliverables });
/** "Design documents:" names a group; what only announces the list does not. */
const namesGroup = ({ text, lead, rest }: Line): boolean => {
  const isBold = lead !== null && rest.replace(/^:/u, '') === '';
  return !ANNOUNCES.test(text) && (isBold || text.split(' ').length <= MAX_WORDS);
};

const groupOf = ({ context: { label, part } }: Passage): string | null => {
  if (label !== null && namesGroup(label.head)) return groupKey(label.text);
  return part === null ? null : groupKey(part.text);
};

/** Grouped by the heading or the words above, where there are any. */
export const deliverables: ItemRule = (passage) => {
  const said = itemTextOf(passage, COLUMN);
  if (said === null) return whyNoText(passage);
  const { text, ...found } = said;
  const { label } = passage.context;
  const withLabel = label !== null && namesGroup(label.head);
  return { item: { kind: 'deliverable', text, group: groupOf(passage) }, ...found, withLabel };
};
