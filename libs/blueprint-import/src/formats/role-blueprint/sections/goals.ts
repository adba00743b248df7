import type { ItemDraft, ItemRule } from '../../reading/draft.js';
import { firstMatch } from '../../reading/headings.js';
import { readInContextAndLabel } from '../../reading/context-words.js';
import { itemTextOf, type ItemText, whyNoText } from '../../reading/item-text.js';
import type { Horizon } from '../../../model/item.js';

/** Several horizons in one heading: the list below does not say which. */
const SEVERAL = /\b30\s?[/,-]\s?60\s?[/,-]\s?90\b/u;
const HORIZONS: readonly (readonly [RegExp, Horizon | 'high-performance' | 'no-kind'])[] = [
  [/high[- ]perform|(?:great|good|excellence|outstanding) (?:performance )?looks like/u, 'high-performance'],
  [/\b30[- ]days?\b|days? \d+ ?- ?30\b|\b(?:1|one|first)[- ]month\b|\bmonth (?:1|one)\b/u, '30d'],
  [/\b60[- ]days?\b|days? \d+ ?- ?60\b|\b(?:2|two)[- ]months?\b|\bmonth (?:2|two)\b/u, '60d'],
  [/\b90[- ]days?\b|days? \d+ ?- ?90\b|\b(?:3|three)[- ]months?\b|\bmonth (?:3|three)\b|\bfirst quarter\b/u, '90d'],
  [/\b(?:6|six)[- ]months?\b|\bmonth (?:6|six)\b|\bhalf[- ]year/u, '6m'],
  [/\b(?:12|twelve)[- ]months?\b|\b(?:1|one|first)[- ]year\b|\byear (?:1|one)\b|\bmonth 12\b/u, '12m'],
  [/long[- ]term|\b(?:18|24|36)[- ]months?\b|\b\d+(?:-\d+)?\+?[- ]years?\b|multi-year/u, 'long-term'],
  [/success/u, 'no-kind'],
];

const milestone = (said: ItemText, horizon: Horizon): ItemDraft => {
  const { text, name, ...found } = said;
  return { item: { kind: 'milestone', text, group: horizon, horizon }, name: `${horizon} ${name}`, ...found };
};

export const goals: ItemRule = (passage) => {
  const said = itemTextOf(passage, /goal|milestone|objective|outcome|target/u);
  if (said === null) return whyNoText(passage);
  const found = readInContextAndLabel((words) => (SEVERAL.test(words) ? null : firstMatch(HORIZONS, words)), passage);
  if (found === null) return 'unknown-heading';
  if (found === 'no-kind') return 'no-kind';
  if (found !== 'high-performance') return milestone(said, found);
  const { text, ...place } = said;
  return { item: { kind: 'high-performance', text, group: null }, ...place };
};
