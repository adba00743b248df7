import { define, definePage } from '../kernel/components.js';
import { hideable } from '../kernel/hidden.js';
import { type Answer, flag, instant, integer, list, nullable, object, text, oneOf } from '../kernel/schema.js';
import { about, showing } from '../kernel/shown.js';
import { type AboutOne, CycleRef, NominationRef, PersonRef } from '../shared/references.js';
import { OUTCOME, RECOMMENDATION, RESULT } from '../vocabulary.js';
import { Quorum, Tally } from './votes.js';

const decided = { outcome: oneOf(OUTCOME), decidedAt: instant() };

/** For auditors alone: it counts every event of the nomination. */
const revision = text({ description: 'Of the nomination with which it was recorded; for auditors alone.' });

export const Feedback = define('Feedback', object({ text: text(), releasedAt: instant() }));

/** The decision that stands. */
export const StandingDecision = define(
  'StandingDecision',
  object({ ...decided, conditions: list(text()), ...hideable({ rationale: text() }) }),
);
export type StandingDecision = Answer<typeof StandingDecision>;

export const Decision = define(
  'Decision',
  object({
    ...decided,
    conditions: list(text()),
    rationale: text(),
    ...hideable({ revision }),
    round: integer(),
    override: flag({ description: 'It is against the tally.' }),
    overrideReason: nullable(text()),
    policyVersion: integer(),
    decidedBy: PersonRef,
    feedback: nullable(Feedback),
    releasedAt: nullable(instant()),
    superseded: flag({ description: 'It was reopened since.' }),
    supersededAt: nullable(instant()),
    supersededBecause: nullable(text()),
  }),
);
export type Decision = Answer<typeof Decision>;

export const DecisionBasis = define(
  'DecisionBasis',
  object({
    round: integer(),
    tally: Tally,
    quorum: Quorum,
    result: oneOf(RESULT),
    tieBrokenAs: nullable(oneOf(RECOMMENDATION)),
    tieBrokenBy: nullable(PersonRef),
    reviewsRevisedAfterOthers: integer({
      description: 'Reviews that counted and were revised when their reviewers could read those of others.',
    }),
    ...hideable({ nominationRevision: text({ description: 'The revision that the chair saw.' }) }),
    override: flag({ description: 'It is against the tally.' }),
    decidedBy: PersonRef,
  }),
);
export type DecisionBasis = Answer<typeof DecisionBasis>;

export const DecisionItem = define(
  'DecisionItem',
  about(
    ({ nomination }: AboutOne) => [nomination.id],
    object({
      ...decided,
      nomination: NominationRef,
      cycle: CycleRef,
      candidate: PersonRef,
      targetLevel: text(),
      orgUnit: text(),
      releasedAt: nullable(instant()),
      superseded: flag({ description: 'It was reopened since.' }),
      policyVersion: integer(),
      ...hideable({ revision, basis: showing('votes', DecisionBasis) }),
    }),
  ),
);
export type DecisionItem = Answer<typeof DecisionItem>;
export const DecisionPage = definePage('DecisionPage', DecisionItem);
export type DecisionPage = Answer<typeof DecisionPage>;
