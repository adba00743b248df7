import type { Rule } from '../../reading/draft.js';
import { partWords } from '../../reading/headings.js';
import { placedBelow } from '../../reading/context-words.js';
import { sayingOf, unsaid } from '../../reading/item-text.js';

const GROUPS = [
  [/strateg/u, 'strategic'],
  [/operational|operations/u, 'operational'],
  [/technical|engineering|hands-on/u, 'technical'],
  [/cross-functional|cross functional|stakeholder|collaboration/u, 'cross-functional'],
  [/governance|compliance|quality/u, 'governance'],
  [/leadership|people|mentor/u, 'leadership'],
] as const;
const NOT_ASKED = /out of scope|not responsible|\bnot\b.*\brole\b|non-goals/u;

/** Without a group where the headings name none of the six: the section says that it is a responsibility all the same. */
export const responsibilities: Rule = (unit) => {
  if (NOT_ASKED.test(partWords(unit))) return 'no-kind';
  const said = sayingOf(unit, /responsibilit|dut(?:y|ies)|accountabilit/u);
  if (said === null) return unsaid(unit);
  const group = placedBelow(GROUPS, unit);
  const { text, ...found } = said;
  return { item: { kind: 'responsibility', text, group, level: null }, ...found };
};
