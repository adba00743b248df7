import { define, definePage } from '../kernel/components.js';
import { hideable } from '../kernel/hidden.js';
import { type Answer, flag, instant, integer, list, nullable, object, text, oneOf } from '../kernel/schema.js';
import { Ratio } from '../shared/readiness.js';
import { PersonRef, VersionRef } from '../shared/references.js';
import { CycleRetention, RetentionDue } from './retention.js';
import { PHASE, STATE } from '../vocabulary.js';

export const Deadlines = define(
  'CycleDeadlines',
  object({ nominations: instant(), reviews: instant(), votes: instant(), decisions: instant() }),
);

const item = {
  id: text(),
  title: text(),
  track: text(),
  framework: VersionRef,
  levels: list(text()),
  phase: oneOf(PHASE),
  deadlines: Deadlines,
  openedAt: instant(),
};
export const CycleItem = define('CycleItem', object(item));
export type CycleItem = Answer<typeof CycleItem>;
export const CyclePage = definePage('CyclePage', CycleItem);
export type CyclePage = Answer<typeof CyclePage>;

export const CyclePolicy = define(
  'CyclePolicy',
  object({
    version: integer(),
    readiness: object({ minCoverage: Ratio, readyAt: Ratio, nearAt: Ratio }),
    quorum: object({ minVotes: integer(), minShare: Ratio }),
    pass: object({
      basis: oneOf({ cast: true, present: true, electorate: true }),
      fraction: oneOf({ 'more-than-half': true, 'two-thirds': true, all: true }),
    }),
    tie: oneOf({ 'chair-decides': true, fails: true }),
    chairWhoVotedBreaksTies: flag({ description: 'A chair who voted promote or not-yet may break a tie.' }),
    tiedWhen: oneOf(
      { 'one-more-would-pass': true, 'as-many-for-as-against': true },
      { description: 'When a vote is tied, beside as many for as against.' },
    ),
    partialReviews: flag({ description: 'A review may leave criteria of the target level out.' }),
    severalLevels: flag({ description: 'Somebody may be nominated for several levels at once.' }),
    minReviews: integer(),
  }),
);

const Committee = define('Committee', object({ chair: nullable(PersonRef), members: list(PersonRef) }));

export const Cycle = define(
  'Cycle',
  object({
    ...item,
    policy: CyclePolicy,
    closedAt: nullable(instant()),
    textsExpiredAt: nullable(instant(), { description: 'When the last text about its nominations went.' }),
    ...hideable({
      committee: Committee,
      retention: CycleRetention,
      due: list(RetentionDue, { description: 'Once it is closed, by day.' }),
    }),
    revision: text(),
  }),
);
export type Cycle = Answer<typeof Cycle>;

const stateCount = object({ targetLevel: text(), state: oneOf(STATE), nominations: integer() });
/** Counts nominations whose progress the viewer sees. */
export const CycleProgress = define(
  'CycleProgress',
  object({
    id: text(),
    phase: oneOf(PHASE),
    deadlines: Deadlines,
    nominations: integer(),
    states: list(stateCount),
    reviewsAsked: integer(),
    reviewsIn: integer(),
  }),
);
export type CycleProgress = Answer<typeof CycleProgress>;
