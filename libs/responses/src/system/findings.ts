import type { FindingAbout, Found } from '@plumbline/domain';
import { define, definePage } from '../kernel/components.js';
import { hideable } from '../kernel/hidden.js';
import { type Answer, instant, nullable, object, oneOf, text, uuid } from '../kernel/schema.js';
import { PersonRef } from '../shared/references.js';

const KIND: Readonly<Record<Found['kind'], true>> = { 'broken-guard': true };
const ABOUT: Readonly<Record<FindingAbout['kind'], true>> = {
  nomination: true,
  cycle: true,
  framework: true,
  person: true,
};
const STATE = { open: true, resolved: true } as const;
export const FINDING_STATES = Object.keys(STATE) as readonly (keyof typeof STATE)[];

const place = (description: string) => object({ id: text(), type: text(), revision: text() }, { description });

const Said = object({
  done: text({ description: 'What was done.' }),
  decidedOn: text({ description: 'On what it was decided.' }),
  changed: text({ description: 'What had changed there before it was committed.' }),
  next: text({ description: 'What can be done about it, and by whom.' }),
});

export const FindingEvents = define(
  'FindingEvents',
  object({
    recorded: place('The event, on the stream that the finding stands on.'),
    read: object({
      stream: text(),
      revision: nullable(text({ description: 'Null where it had no event.' })),
    }),
    changedBy: place('The first event of that stream after what was read.'),
  }),
);

export const Finding = define(
  'Finding',
  object({
    id: uuid(),
    kind: oneOf(KIND),
    state: oneOf(STATE),
    on: object({ kind: oneOf(ABOUT), id: text() }, { description: 'What it stands on.' }),
    said: Said,
    ...hideable({ events: FindingEvents }),
    raisedAt: instant(),
    resolved: nullable(
      object({ reason: text({ description: "'erased' once whoever it is about is." }), by: PersonRef, at: instant() }),
    ),
  }),
);
export type Finding = Answer<typeof Finding>;
export const FindingPage = definePage('FindingPage', Finding);
export type FindingPage = Answer<typeof FindingPage>;
