import type { DraftItem, ItemRule } from '../../reading/draft.js';
import { matchInContext } from '../../reading/context-words.js';
import { itemTextOf, whyNoText } from '../../reading/item-text.js';

type Kind = 'challenge' | 'bottleneck' | 'anti-pattern' | 'underperformance' | 'business-risk';
const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/underperform|\bfails?\b|reasons? for failure/u, 'underperformance'],
  [/business risk|ineffective|risks? (?:if|to the business)/u, 'business-risk'],
  [/anti-?\s?pattern/u, 'anti-pattern'],
  [/bottleneck/u, 'bottleneck'],
  [/challenge/u, 'challenge'],
];

const itemOf = (kind: Kind, text: string): DraftItem =>
  kind === 'anti-pattern' ? { kind, text, group: null, level: null } : { kind, text, group: null };

export const risks: ItemRule = (passage) => {
  const said = itemTextOf(passage, /risk|challenge|pattern|bottleneck|reason/u);
  if (said === null) return whyNoText(passage);
  const kind = matchInContext(KINDS, passage);
  const { text, ...found } = said;
  return kind === null ? 'unknown-heading' : { item: itemOf(kind, text), ...found };
};
