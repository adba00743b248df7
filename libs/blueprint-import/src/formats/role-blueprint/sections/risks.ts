import type { DraftItem, Rule } from '../../reading/draft.js';
import { placed } from '../../reading/context-words.js';
import { sayingOf, unsaid } from '../../reading/item-text.js';

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

export const risks: Rule = (unit) => {
  const said = sayingOf(unit, /risk|challenge|pattern|bottleneck|reason/u);
  if (said === null) return unsaid(unit);
  const kind = placed(KINDS, unit);
  const { text, ...found } = said;
  return kind === null ? 'unknown-heading' : { item: itemOf(kind, text), ...found };
};
