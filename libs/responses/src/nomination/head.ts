import { nullable, text, uuid, oneOf } from '../kernel/schema.js';
import { CycleRef, PersonRef } from '../shared/references.js';
import { STATE } from '../vocabulary.js';

/** What has the id of its nomination. */
export type WithId = Readonly<{ id: string }>;

/** Which nomination, and for what. */
export const levels = { id: uuid(), targetLevel: text(), currentLevel: nullable(text()) };

/** What a candidate reads of the state after a reopening is that it was. */
export const shownState = oneOf(
  { ...STATE, reopened: true },
  { description: 'reopened: for the candidate, from a reopening until feedback is released again.' },
);

/** What a list and a packet say of a nomination alike. */
export const head = { ...levels, cycle: CycleRef, candidate: PersonRef, orgUnit: text(), state: oneOf(STATE) };
