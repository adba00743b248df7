import { define, definePage } from '../kernel/components.js';
import { type Answer, flag, instant, integer, nullable, object, text, oneOf } from '../kernel/schema.js';
import { CycleRef, NominationRef, PersonRef } from '../shared/references.js';
import { PHASE, STATE } from '../vocabulary.js';

const task = {
  nomination: NominationRef,
  cycle: CycleRef,
  candidate: PersonRef,
  targetLevel: text(),
  state: oneOf(STATE),
  phase: oneOf(PHASE, { description: 'Of the cycle.' }),
  dueAt: instant({ description: "The cycle's current deadline." }),
  overdue: flag({ description: 'It was due before now and is not done: the deadline has to be moved first.' }),
};

const STEP = {
  'assign-reviewers': true,
  'open-voting': true,
  'close-voting': true,
  'break-tie': true,
  'record-decision': true,
  'release-feedback': true,
  'resolve-appeal': true,
} as const;

export const ReviewTask = define(
  'ReviewTask',
  object({
    ...task,
    status: oneOf({ 'to-do': true, done: true }, { description: 'done: it can be revised.' }),
    assignedAt: instant(),
    doneAt: nullable(instant()),
  }),
);
export type ReviewTask = Answer<typeof ReviewTask>;
export const ReviewTaskPage = definePage('ReviewTaskPage', ReviewTask);
export type ReviewTaskPage = Answer<typeof ReviewTaskPage>;

export const VoteTask = define(
  'VoteTask',
  object({
    ...task,
    status: oneOf({ 'to-do': true, done: true }, { description: 'done: it can be changed.' }),
    round: integer(),
    openedAt: instant(),
  }),
);
export type VoteTask = Answer<typeof VoteTask>;
export const VoteTaskPage = definePage('VoteTaskPage', VoteTask);
export type VoteTaskPage = Answer<typeof VoteTaskPage>;

const { dueAt, ...undated } = task;
export const PacketTask = define('PacketTask', object({ ...task, openedAt: instant() }));
export type PacketTask = Answer<typeof PacketTask>;
export const PacketTaskPage = definePage('PacketTaskPage', PacketTask);
export type PacketTaskPage = Answer<typeof PacketTaskPage>;

export const ChairTask = define(
  'ChairTask',
  object({
    ...undated,
    dueAt: nullable(dueAt),
    step: oneOf(STEP, { description: 'The first one that the nomination waits for.' }),
    openedAt: instant(),
  }),
);
export type ChairTask = Answer<typeof ChairTask>;
export const ChairTaskPage = definePage('ChairTaskPage', ChairTask);
export type ChairTaskPage = Answer<typeof ChairTaskPage>;
