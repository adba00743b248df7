import type { ItemDraft, ItemRule } from '../../reading/draft.js';
import { firstMatch } from '../../reading/headings.js';
import { readInContextAndLabel } from '../../reading/context-words.js';
import { itemTextOf, type ItemText, whyNoText } from '../../reading/item-text.js';
import type { Horizon } from '../../../model/item.js';
import { ITEM_COLUMNS } from '../../../words/lists/columns.js';
import { GOAL_HORIZONS } from '../../../words/lists/groups.js';
import { choices, matcher } from '../../../words/phrases.js';

/** Several horizons in one heading: the list below does not say which. */
const SEVERAL = /\b30\s?[/,-]\s?60\s?[/,-]\s?90\b/u;
const HORIZONS = choices(GOAL_HORIZONS);
const COLUMN = matcher({ en: ITEM_COLUMNS.en.goals });

const milestone = (said: ItemText, horizon: Horizon): ItemDraft => {
  const { text, name, ...found } = said;
  return { item: { kind: 'milestone', text, group: horizon, horizon }, name: `${horizon} ${name}`, ...found };
};

export const goals: ItemRule = (passage) => {
  const said = itemTextOf(passage, COLUMN);
  if (said === null) return whyNoText(passage);
  const found = readInContextAndLabel((words) => (SEVERAL.test(words) ? null : firstMatch(HORIZONS, words)), passage);
  if (found === null) return 'unknown-heading';
  if (found === 'no-kind') return 'no-kind';
  if (found !== 'high-performance') return milestone(said, found);
  const { text, ...place } = said;
  return { item: { kind: 'high-performance', text, group: null }, ...place };
};
