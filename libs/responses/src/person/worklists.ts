import { define, definePage } from '../kernel/components.js';
import { type Answer, instant, integer, nullable, object, text, oneOf } from '../kernel/schema.js';
import { CycleRef, NominationRef, PersonRef } from '../shared/references.js';
import { STATE } from '../vocabulary.js';

const task = {
  nomination: NominationRef,
  cycle: CycleRef,
  candidate: PersonRef,
  targetLevel: text(),
  state: oneOf(STATE),
  dueAt: instant({ description: "The cycle's current deadline." }),
};

export const ReviewTask = define(
  'ReviewTask',
  object({
    ...task,
    status: oneOf(
      { 'to-do': true, done: true, missed: true },
      { description: 'missed: not in when voting opened, and not to come in any more.' },
    ),
    assignedAt: instant(),
    doneAt: nullable(instant()),
  }),
);
export type ReviewTask = Answer<typeof ReviewTask>;
export const ReviewTaskPage = definePage('ReviewTaskPage', ReviewTask);
export type ReviewTaskPage = Answer<typeof ReviewTaskPage>;

export const VoteTask = define(
  'VoteTask',
  object({ ...task, status: oneOf({ 'to-do': true, done: true }), round: integer(), openedAt: instant() }),
);
export type VoteTask = Answer<typeof VoteTask>;
export const VoteTaskPage = definePage('VoteTaskPage', VoteTask);
export type VoteTaskPage = Answer<typeof VoteTaskPage>;
