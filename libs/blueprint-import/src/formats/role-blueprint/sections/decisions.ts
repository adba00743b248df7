import type { ItemDraft, ItemRule } from '../../reading/draft.js';
import { headingWords, plainWords } from '../../reading/headings.js';
import { isDirectlyInSection, readInContext } from '../../reading/context-words.js';
import { itemTextOf, type ItemText, whyNoText } from '../../reading/item-text.js';
import type { Cell, Passage } from '../../../model/passage.js';
import type { DecisionTier } from '../../../model/item.js';
import { AUTHORITY_COLUMN, ITEM_COLUMNS } from '../../../words/lists/columns.js';
import { APPROVAL, DECISION_DOMAINS, DECISION_TIERS } from '../../../words/lists/groups.js';
import { choices, matcher } from '../../../words/phrases.js';

const TIERS = choices(DECISION_TIERS);
const DOMAIN = matcher(DECISION_DOMAINS);
const APPROVES = matcher(APPROVAL);
const AUTHORITY = matcher(AUTHORITY_COLUMN);
const COLUMN = matcher({ en: ITEM_COLUMNS.en.decisions });

/** The tiers that words name; null where they name none. */
const tiersIn = (words: string): readonly DecisionTier[] | null => {
  const tiers = TIERS.flatMap(([pattern, tier]) => (pattern.test(words) ? [tier] : []));
  if (DOMAIN.test(words) && !(APPROVES.test(words) && tiers.length > 0)) return ['domain'];
  return tiers.length === 0 ? null : tiers;
};

/** The cell that says who decides, where the table has a column for it. */
const tierCell = (passage: Passage, said: ItemText): Cell | null => {
  if (passage.form !== 'row') return null;
  return (
    passage.cells.find((cell) => said.cells?.has(cell) !== true && AUTHORITY.test(headingWords(cell.column))) ?? null
  );
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
  const said = itemTextOf(passage, COLUMN);
  if (said === null) return whyNoText(passage);
  const cell = tierCell(passage, said);
  const inCell = cell === null ? null : tiersIn(plainWords(cell.text));
  if (inCell !== null) return decision(said, inCell, cell);
  const tiers = readInContext(tiersIn, passage) ?? (isDirectlyInSection(passage) ? [] : null);
  return tiers === null ? 'unknown-heading' : decision(said, tiers, null);
};
