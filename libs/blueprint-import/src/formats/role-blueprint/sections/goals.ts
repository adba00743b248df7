import type { Rule } from '../../../document/draft.js';
import { among, isListed, nameOf, partWords } from '../../../document/headings.js';

const HORIZONS = [
  [/\b30[- ]day/u, '30d'],
  [/\b60[- ]day/u, '60d'],
  [/\b90[- ]day/u, '90d'],
  [/\b(?:6|six)[- ]month/u, '6m'],
  [/\b(?:12|twelve)[- ]month|\b(?:1|one)[- ]year/u, '12m'],
  [/long[- ]term/u, 'long-term'],
] as const;

export const goals: Rule = (unit) => {
  const part = partWords(unit);
  if (!isListed(unit)) return 'prose';
  if (/high[- ]performance|high performer/u.test(part))
    return { item: { kind: 'high-performance', text: unit.text, group: null }, name: nameOf(unit) };
  const horizon = among(HORIZONS, part);
  if (horizon === null) return /success/u.test(part) ? 'no-kind' : 'unknown-heading';
  return { item: { kind: 'milestone', text: unit.text, group: horizon, horizon }, name: `${horizon} ${nameOf(unit)}` };
};
