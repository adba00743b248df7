import type { Rule } from '../../../document/draft.js';
import { isListed, nameOf, partWords } from '../../../document/headings.js';
import type { DecisionTier } from '../../../model/item.js';

/** From the lowest tier up, so that a heading that names two is read as the lower one. */
const TIERS: readonly (readonly [RegExp, DecisionTier])[] = [
  [/independent|autonomous|on (?:their|your|its) own/u, 'independent'],
  [/\bteam\b|\bpeer|consensus/u, 'team'],
  [/manager|director|management/u, 'management'],
  [/executive|\bboard\b|c-level/u, 'executive'],
];
const DOMAIN = /budget|vendor|procurement|hiring/u;

export const decisions: Rule = (unit) => {
  if (!isListed(unit)) return 'prose';
  const part = partWords(unit);
  const tiers = DOMAIN.test(part)
    ? ['domain' as const]
    : TIERS.flatMap(([words, tier]) => (words.test(part) ? [tier] : []));
  const [tier] = tiers;
  if (tier === undefined) return 'unknown-heading';
  return {
    item: { kind: 'decision-right', text: unit.text, group: tier, tier },
    name: nameOf(unit),
    ambiguity: tiers.length > 1 ? 'several-tiers' : null,
  };
};
