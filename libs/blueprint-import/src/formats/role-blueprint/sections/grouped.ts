import type { ItemRule } from '../../reading/draft.js';
import { isDirectlyInSection, matchInContext } from '../../reading/context-words.js';
import { itemTextOf, whyNoText } from '../../reading/item-text.js';
import type { UnmappedReason } from '../../../model/inspection.js';
import type { PlainKind } from '../../../model/item.js';

type Group = Readonly<{ kind: PlainKind; group: string | null }>;
type Table = readonly (readonly [RegExp, Group | UnmappedReason])[];

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

const stakeholder = (group: string | null) => ({ kind: 'stakeholder', group }) as const;
export const stakeholders = byHeading('stakeholder', /stakeholder|partner|team|function|role|group/u, [
  [/collaboration|decision|authority|escalation|communication|cadence/u, 'no-kind'],
  [/internal/u, stakeholder('internal')],
  [/external/u, stakeholder('external')],
  [/\bpeers?\b/u, stakeholder('peer')],
  [/upstream/u, stakeholder('upstream')],
  [/downstream/u, stakeholder('downstream')],
  [/stakeholder|partners|teams/u, stakeholder(null)],
]);

const experienced = (group: string) => ({ kind: 'experience', group }) as const;
export const experience = byHeading('experience', /requirement|expectation|qualification|experience/u, [
  [/years/u, experienced('years')],
  [/education|degree/u, experienced('education')],
  [/certif/u, experienced('certifications')],
  [/background|prior|previous/u, experienced('background')],
  [/domain|knowledge/u, experienced('domain-knowledge')],
  [/leadership/u, experienced('leadership')],
]);
