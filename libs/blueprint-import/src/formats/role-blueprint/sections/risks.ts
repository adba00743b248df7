import type { DraftItem, Rule } from '../../../document/draft.js';
import { isListed, nameOf, partWords } from '../../../document/headings.js';

type Kind = 'challenge' | 'bottleneck' | 'anti-pattern' | 'underperformance' | 'business-risk';
const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/underperform/u, 'underperformance'],
  [/business risk|ineffective/u, 'business-risk'],
  [/anti-?\s?pattern/u, 'anti-pattern'],
  [/bottleneck/u, 'bottleneck'],
  [/challenge/u, 'challenge'],
];

const itemOf = (kind: Kind, text: string): DraftItem =>
  kind === 'anti-pattern' ? { kind, text, group: null, level: null } : { kind, text, group: null };

export const risks: Rule = (unit) => {
  if (!isListed(unit)) return 'prose';
  const kind = KINDS.find(([words]) => words.test(partWords(unit)))?.[1];
  return kind === undefined ? 'unknown-heading' : { item: itemOf(kind, unit.text), name: nameOf(unit) };
};
