import { define, page } from '../kernel/components.js';
import { hideable } from '../kernel/hidden.js';
import { type Answer, instant, list, nullable, object, oneOf, text } from '../kernel/schema.js';
import { PersonRef } from '../shared/references.js';

const kind = oneOf({
  opened: true,
  'committee-formed': true,
  'member-added': true,
  'member-removed': true,
  'chair-named': true,
  'deadline-moved': true,
  'policy-amended': true,
  'phase-advanced': true,
  'phase-moved-back': true,
  closed: true,
  reopened: true,
  'retention-set': true,
  'texts-expired': true,
});
export type CycleChangeKind = Answer<typeof kind>;

/** One thing that happened to a cycle; what its kind says nothing of is null. */
export const CycleChange = define(
  'CycleChange',
  object({
    kind,
    recordedAt: instant(),
    from: nullable(text({ description: 'A phase, or an instant.' })),
    to: nullable(text()),
    deadline: nullable(text()),
    settings: list(text(), { description: 'Of the policy, those that differ from before.' }),
    ...hideable({
      by: PersonRef,
      people: list(PersonRef, { description: 'Members, or the chair.' }),
      reason: nullable(text({ description: 'Null for a removal, whose reason is about a person.' })),
    }),
  }),
);
export type CycleChange = Answer<typeof CycleChange>;
export const CycleHistory = define('CycleHistory', object({ id: text(), ...page(CycleChange) }));
export type CycleHistory = Answer<typeof CycleHistory>;
