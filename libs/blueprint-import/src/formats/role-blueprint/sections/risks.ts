import type { DraftItem, ItemRule } from '../../reading/draft.js';
import { matchInContext } from '../../reading/context-words.js';
import { itemTextOf, whyNoText } from '../../reading/item-text.js';
import { ITEM_COLUMNS } from '../../../words/lists/columns.js';
import { RISK_KINDS } from '../../../words/lists/groups.js';
import { choices, matcher } from '../../../words/phrases.js';

const KINDS = choices(RISK_KINDS);
type Kind = (typeof KINDS)[number][1];
const COLUMN = matcher({ en: ITEM_COLUMNS.en.risks });

const itemOf = (kind: Kind, text: string): DraftItem =>
  kind === 'anti-pattern' ? { kind, text, group: null, level: null } : { kind, text, group: null };

export const risks: ItemRule = (passage) => {
  const said = itemTextOf(passage, COLUMN);
  if (said === null) return whyNoText(passage);
  const kind = matchInContext(KINDS, passage);
  const { text, ...found } = said;
  return kind === null ? 'unknown-heading' : { item: itemOf(kind, text), ...found };
};
