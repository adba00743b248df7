import type { RetentionClass } from '@plumbline/domain';
import { define, definePage } from '../kernel/components.js';
import { type Answer, day, integer, list, nullable, object, oneOf, text } from '../kernel/schema.js';
import { CycleRef, NominationRef, PersonRef } from '../shared/references.js';

const CLASS: Readonly<Record<RetentionClass, true>> = { promoted: true, notPromoted: true, undecided: true };

const months = nullable(integer());
export const CycleRetention = define(
  'CycleRetention',
  object({ promoted: months, notPromoted: months, undecided: months }),
);

const ofClass = oneOf(CLASS, { description: 'How a nomination ended.' });
const dueOn = day({ description: 'From this day on, UTC, the server removes every text of the nomination.' });
/** Of a class whose texts go one day. */
export const RetentionDue = define('RetentionDue', object({ class: ofClass, dueOn }));

const hold = object({
  person: PersonRef,
  caseNumber: text(),
  until: day({ description: 'The first day, UTC, on which it does not hold.' }),
});
export const RetentionItem = define(
  'RetentionItem',
  object({
    nomination: NominationRef,
    cycle: CycleRef,
    candidate: PersonRef,
    class: ofClass,
    dueOn,
    heldBy: list(hold, { description: 'Legal holds in force today, until the end of which the texts stay.' }),
  }),
);
export type RetentionItem = Answer<typeof RetentionItem>;
export const RetentionPage = definePage('RetentionPage', RetentionItem);
export type RetentionPage = Answer<typeof RetentionPage>;
