import type { ItemRule } from '../../reading/draft.js';
import { partWords } from '../../reading/headings.js';
import { matchAbove } from '../../reading/context-words.js';
import { itemTextOf, whyNoText } from '../../reading/item-text.js';
import { ITEM_COLUMNS } from '../../../words/lists/columns.js';
import { NOT_RESPONSIBLE, RESPONSIBILITY_GROUPS } from '../../../words/lists/groups.js';
import { choices, matcher } from '../../../words/phrases.js';

const GROUPS = choices(RESPONSIBILITY_GROUPS);
const NOT_ASKED = matcher(NOT_RESPONSIBLE);
const COLUMN = matcher({ en: ITEM_COLUMNS.en.responsibilities });

/** Without a group where the headings name none of the six: the section says that it is a responsibility all the same. */
export const responsibilities: ItemRule = (passage) => {
  if (NOT_ASKED.test(partWords(passage))) return 'no-kind';
  const said = itemTextOf(passage, COLUMN);
  if (said === null) return whyNoText(passage);
  const group = matchAbove(GROUPS, passage);
  const { text, ...found } = said;
  return { item: { kind: 'responsibility', text, group, level: null }, ...found };
};
