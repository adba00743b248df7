import type { ItemDraft, ItemRule } from '../../reading/draft.js';
import { headingWords, plainWords } from '../../reading/headings.js';
import { isDirectlyInSection, readInContext } from '../../reading/context-words.js';
import { itemTextOf, type ItemText, whyNoText } from '../../reading/item-text.js';
import type { Cell, Passage } from '../../../model/passage.js';
import type { DecisionTier } from '../../../model/item.js';

/** From the lowest tier up, so that a heading that names two is read as the lower one. */
const TIERS: readonly (readonly [RegExp, DecisionTier])[] = [
  [/independent|autonom|on (?:their|your|its) own|without approval|unilateral|sole authority/u, 'independent'],
  [/\bteam\b|\bpeer|consensus|jointly/u, 'team'],
  [/manager|director|management|\bhead\b|leadership/u, 'management'],
  [/executive|\bboard\b|c-level|c-suite|\b(?:cto|ceo|cfo|cio|ciso|cpo|vp|svp|evp)\b/u, 'executive'],
];
const DOMAIN = /budget|vendor|procurement|hiring|(?:architecture|delivery|compliance|staffing) authority/u;
/** "Requires manager approval for hiring" is about who approves, not about hiring. */
const APPROVAL = /approv|decide|sign-?off/u;

/** The tiers that words name; null where they name none. */
const tiersIn = (words: string): readonly DecisionTier[] | null => {
  const tiers = TIERS.flatMap(([pattern, tier]) => (pattern.test(words) ? [tier] : []));
  if (DOMAIN.test(words) && !(APPROVAL.test(words) && tiers.length > 0)) return ['domain'];
  return tiers.length === 0 ? null : tiers;
};

/** The cell that says who decides, where the table has a column for it. */
const tierCell = (passage: Passage, said: ItemText): Cell | null => {
  if (passage.form !== 'row') return null;
  const says = /authority|\btier\b|\blevel\b|approv|who\b|decision (?:maker|owner|right)/u;
  return passage.cells.find((cell) => said.cells?.has(cell) !== true && says.test(headingWords(cell.column))) ?? null;
};

const decision = (said: ItemText, tiers: readonly DecisionTier[], cell: Cell | null): ItemDraft => {
  const { text, name, cells } = said;
  const tier = tiers[0] ?? null;
  return {
    item: { kind: 'decision-right', text, group: tier, tier },
    name,
    cells: new Set([...(cells ?? []), ...(cell === null ? [] : [cell])]),
    ambiguity: tiers.length > 1 ? 'several-tiers' : null,
  };
};

export const decisions: ItemRule = (passage) => {
  const said = itemTextOf(passage, /decision|area|topic|matter|item/u);
  if (said === null) return whyNoText(passage);
  const cell = tierCell(passage, said);
  const inCell = cell === null ? null : tiersIn(plainWords(cell.text));
  if (inCell !== null) return decision(said, inCell, cell);
  const tiers = readInContext(tiersIn, passage) ?? (isDirectlyInSection(passage) ? [] : null);
  return tiers === null ? 'unknown-heading' : decision(said, tiers, null);
};
