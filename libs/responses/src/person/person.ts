import { define, definePage } from '../kernel/components.js';
import { type Answer, day, flag, list, nullable, object, text, oneOf } from '../kernel/schema.js';
import { CycleRef, PersonRef } from '../shared/references.js';

const item = {
  id: text(),
  name: text({ description: "'erased' once the person is erased." }),
  email: nullable(text()),
  orgUnit: text(),
  level: nullable(text()),
  manager: nullable(PersonRef, { description: 'Who they report to today.' }),
  leftOn: nullable(day()),
  erased: flag(),
};
export const PersonItem = define('PersonItem', object(item));
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
  object({ ...item, managers: list(reporting, { description: 'Oldest first.' }), revision: text() }),
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
