import type { Rule } from '../../../document/draft.js';
import { among, isListed, nameOf, partWords } from '../../../document/headings.js';

const GROUPS = [
  [/strateg/u, 'strategic'],
  [/operational|operations/u, 'operational'],
  [/technical|engineering|hands-on/u, 'technical'],
  [/cross-functional|cross functional|stakeholder|collaboration/u, 'cross-functional'],
  [/governance|compliance|quality/u, 'governance'],
  [/leadership|people|mentor/u, 'leadership'],
] as const;

export const responsibilities: Rule = (unit) => {
  if (!isListed(unit)) return 'prose';
  const group = among(GROUPS, partWords(unit));
  if (group === null) return 'unknown-heading';
  return { item: { kind: 'responsibility', text: unit.text, group, level: null }, name: nameOf(unit) };
};
