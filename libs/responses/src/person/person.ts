import { define, definePage } from '../kernel/components.js';
import { hideable } from '../kernel/hidden.js';
import { type Answer, day, flag, list, nullable, object, text, oneOf } from '../kernel/schema.js';
import { CycleRef, PersonRef } from '../shared/references.js';

const who = {
  id: text(),
  name: text({ description: "'erased' once the person is erased." }),
  orgUnit: text(),
  level: nullable(text()),
  erased: flag(),
};
const contact = {
  email: nullable(text()),
  sourceId: nullable(text(), { description: 'By which the system that people come from knows them.' }),
  manager: nullable(PersonRef, { description: 'Who they report to today.' }),
  leftOn: nullable(day()),
};
export const PersonItem = define('PersonItem', object({ ...who, ...hideable(contact) }));
export type PersonItem = Answer<typeof PersonItem>;
export const PersonPage = definePage('PersonPage', PersonItem);
export type PersonPage = Answer<typeof PersonPage>;

const reporting = object({
  manager: nullable(PersonRef),
  from: day(),
  to: nullable(day(), { description: 'First day that it no longer holds.' }),
});
export const Person = define(
  'Person',
  object({ ...who, ...contact, managers: list(reporting, { description: 'Oldest first.' }), revision: text() }),
);
export type Person = Answer<typeof Person>;

const committee = object({ cycle: CycleRef, isChair: flag() });
export const Me = define(
  'Me',
  object({
    id: text(),
    roles: list(oneOf({ admin: true, auditor: true })),
    person: nullable(Person, { description: 'Null if you were never registered.' }),
    committees: list(committee),
  }),
);
export type Me = Answer<typeof Me>;
