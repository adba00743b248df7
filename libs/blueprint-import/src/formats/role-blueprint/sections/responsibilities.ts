import type { ItemRule } from '../../reading/draft.js';
import { partWords } from '../../reading/headings.js';
import { matchAbove } from '../../reading/context-words.js';
import { itemTextOf, whyNoText } from '../../reading/item-text.js';

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
export const responsibilities: ItemRule = (passage) => {
  if (NOT_ASKED.test(partWords(passage))) return 'no-kind';
  const said = itemTextOf(passage, /responsibilit|dut(?:y|ies)|accountabilit/u);
  if (said === null) return whyNoText(passage);
  const group = matchAbove(GROUPS, passage);
  const { text, ...found } = said;
  return { item: { kind: 'responsibility', text, group, level: null }, ...found };
};
