import { define, definePage } from '../kernel/components.js';
import { type Answer, day, flag, instant, integer, list, nullable, object, oneOf, text } from '../kernel/schema.js';
import { about, showing } from '../kernel/shown.js';
import { Appeal, Release } from '../nomination/packet.js';
import { type AboutOne, CycleRef, NominationRef, PersonRef } from '../shared/references.js';
import { OUTCOME } from '../vocabulary.js';
import { LEFT_OUT_OF_ACCESS, WORDS } from './subject-access-vocabulary.js';
import { TIMELINE_KIND } from './timeline.js';

const requested = object({ caseNumber: text(), by: PersonRef, at: instant() });
const released = object({
  caseNumber: text(),
  requestedBy: PersonRef,
  by: PersonRef,
  at: instant(),
  until: day({ description: 'The first day, UTC, on which nobody can read it.' }),
});
/** Where access for somebody stands. */
export const AccessItem = define(
  'AccessItem',
  object({
    person: PersonRef,
    requested: nullable(requested, { description: 'Waits for another admin to release it; null where nobody asks.' }),
    released: nullable(released, { description: 'Both admins can read it; null where nothing is released.' }),
  }),
);
export type AccessItem = Answer<typeof AccessItem>;
export const AccessPage = definePage('AccessPage', AccessItem);
export type AccessPage = Answer<typeof AccessPage>;

const managed = nullable(
  flag({ description: 'Whether somebody managed them from then on. Null where it is about something else.' }),
);
const former = object({
  field: oneOf({ name: true, email: true, sourceId: true }),
  text: text(),
  from: instant(),
  until: instant(),
});
const record = object({
  name: text(),
  email: nullable(text()),
  sourceId: nullable(text()),
  orgUnit: text(),
  level: nullable(text()),
  leftOn: nullable(day()),
  managers: list(object({ managed: flag(), from: day(), to: nullable(day()) }), { description: 'Oldest first.' }),
  former: list(former, { description: 'Names, emails and source ids that they had before, oldest first.' }),
});
const step = object({
  effectiveDate: day(),
  kind: TIMELINE_KIND,
  recordedAt: instant(),
  cycle: nullable(CycleRef),
  managed,
  orgUnit: nullable(text()),
  level: nullable(text()),
  targetLevel: nullable(text()),
  currentLevel: nullable(text()),
  outcome: nullable(oneOf(OUTCOME)),
});
const told = about(
  ({ nomination }: AboutOne) => [nomination.id],
  showing(
    'packet',
    object({
      nomination: NominationRef,
      cycle: CycleRef,
      targetLevel: text(),
      state: oneOf({ released: true, appealed: true, reopened: true }),
      releases: list(Release, { description: 'Newest first.' }),
      appeals: list(Appeal),
      openedAt: instant(),
    }),
  ),
);
const words = object({
  kind: oneOf(WORDS),
  cycle: CycleRef,
  about: oneOf({ candidate: true, themselves: true }),
  writtenAt: instant(),
  texts: list(object({ field: text({ description: 'Where it stands in what was recorded.' }), text: text() })),
});
const acts = object({ type: text(), count: integer(), firstAt: instant(), lastAt: instant() });

/** What is kept about somebody, as it is handed to them: nobody else is named in it. */
export const SubjectFile = define(
  'SubjectFile',
  object({
    id: text(),
    caseNumber: text(),
    until: day({ description: 'The first day, UTC, on which nobody can read it here.' }),
    record,
    timeline: list(step, { description: 'As they may read it, oldest first.' }),
    nominations: list(told, { description: 'What was released to them as a candidate, the oldest first.' }),
    words: list(words, { description: 'What they wrote in rounds that are over, in the order of the log.' }),
    acts: list(acts, { description: 'What they did themselves in rounds that are over, by type of event.' }),
    leftOut: list(oneOf(LEFT_OUT_OF_ACCESS), {
      description: 'What is never in it, or may be missing: the same for everybody.',
    }),
  }),
);
export type SubjectFile = Answer<typeof SubjectFile>;
