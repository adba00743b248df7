import type { Rule } from '../../../document/draft.js';
import { among, isListed, nameOf, partWords } from '../../../document/headings.js';
import type { UnmappedReason } from '../../../model/inspection.js';
import type { PlainKind } from '../../../model/item.js';

type Group = string | null;
type Table = readonly (readonly [RegExp, Readonly<{ kind: PlainKind; group: Group }> | UnmappedReason])[];

/** A rule for a section whose headings alone say what their lists hold. */
const byHeading =
  (table: Table): Rule =>
  (unit) => {
    const found = among(table, partWords(unit));
    if (typeof found === 'string') return found;
    if (!isListed(unit)) return 'prose';
    return found === null ? 'unknown-heading' : { item: { ...found, text: unit.text }, name: nameOf(unit) };
  };

const stakeholder = (group: string) => ({ kind: 'stakeholder', group }) as const;
export const stakeholders = byHeading([
  [/collaboration|decision|authority|escalation/u, 'no-kind'],
  [/internal/u, stakeholder('internal')],
  [/external/u, stakeholder('external')],
  [/peer/u, stakeholder('peer')],
  [/upstream/u, stakeholder('upstream')],
  [/downstream/u, stakeholder('downstream')],
]);

const experienced = (group: string) => ({ kind: 'experience', group }) as const;
export const experience = byHeading([
  [/years/u, experienced('years')],
  [/education/u, experienced('education')],
  [/certif/u, experienced('certifications')],
  [/background|prior/u, experienced('background')],
  [/domain|knowledge/u, experienced('domain-knowledge')],
  [/leadership/u, experienced('leadership')],
]);
