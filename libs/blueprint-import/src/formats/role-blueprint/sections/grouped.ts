import type { ItemRule } from '../../reading/draft.js';
import { isDirectlyInSection, matchInContext } from '../../reading/context-words.js';
import { itemTextOf, whyNoText } from '../../reading/item-text.js';
import type { UnmappedReason } from '../../../model/inspection.js';
import type { PlainKind } from '../../../model/item.js';
import { ITEM_COLUMNS } from '../../../words/lists/columns.js';
import { EXPERIENCE_GROUPS, STAKEHOLDER_GROUPS } from '../../../words/lists/groups.js';
import { choices, matchers } from '../../../words/phrases.js';

type Group = Readonly<{ kind: PlainKind; group: string | null }>;
type Table = readonly (readonly [RegExp, Group | UnmappedReason])[];

const COLUMNS = matchers(ITEM_COLUMNS);

/** A rule for a section whose headings alone say what its lists hold; what has none above it is of the kind, without a group. */
const byHeading =
  (kind: PlainKind, column: RegExp, table: Table): ItemRule =>
  (passage) => {
    const found =
      matchInContext(table, passage) ?? (isDirectlyInSection(passage) ? { kind, group: null } : 'unknown-heading');
    if (found === 'no-kind') return found;
    const said = itemTextOf(passage, column);
    if (said === null) return whyNoText(passage);
    if (typeof found === 'string') return found;
    const { text, ...place } = said;
    return { item: { ...found, text }, ...place };
  };

const groupsIn = (pairs: readonly (readonly [RegExp, string])[], kind: PlainKind): Table =>
  pairs.map(([words, name]) => {
    if (name === 'no-kind') return [words, 'no-kind'];
    return [words, { kind, group: name === 'any' ? null : name }];
  });

export const stakeholders = byHeading(
  'stakeholder',
  COLUMNS.stakeholders,
  groupsIn(choices(STAKEHOLDER_GROUPS), 'stakeholder'),
);
export const experience = byHeading(
  'experience',
  COLUMNS.experience,
  groupsIn(choices(EXPERIENCE_GROUPS), 'experience'),
);
