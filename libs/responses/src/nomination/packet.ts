import { define } from '../kernel/components.js';
import { hideable } from '../kernel/hidden.js';
import { type Answer, flag, instant, integer, list, nullable, object, text, oneOf } from '../kernel/schema.js';
import { about, showing } from '../kernel/shown.js';
import { NominationRef, PersonRef, VersionRef } from '../shared/references.js';
import { Action } from './action.js';
import { Decision, Feedback, StandingDecision } from './decisions.js';
import { head, shownState, type WithId } from './head.js';
import { OUTCOME } from '../vocabulary.js';
import { Review, Reviewer } from './reviews.js';
import { Round } from './votes.js';

const evidence = {
  id: text(),
  title: text(),
  body: text(),
  link: nullable(text()),
  criteria: list(text()),
  withdrawn: flag(),
  withdrawnBecause: nullable(text()),
  attachedAt: instant(),
  revisedAt: nullable(instant()),
};
export const Evidence = define('Evidence', object(evidence));
export type Evidence = Answer<typeof Evidence>;

export const Release = define(
  'Release',
  object({
    outcome: oneOf(OUTCOME),
    conditions: list(text()),
    feedback: Feedback,
    reopened: flag({ description: 'The decision was reopened since, and stands no more.' }),
    reopenedAt: nullable(instant()),
  }),
);
export type Release = Answer<typeof Release>;

const appeal = {
  id: text(),
  grounds: text(),
  filedAt: instant(),
  resolution: nullable(oneOf({ upheld: true, dismissed: true })),
  rationale: nullable(text()),
  resolvedAt: nullable(instant()),
};
export const Appeal = define('Appeal', object(appeal));
export type Appeal = Answer<typeof Appeal>;

type OfNomination = Readonly<{ nomination: NominationRef }>;
const idOf = ({ nomination }: OfNomination) => [nomination.id];

/** One part of a packet by itself. */
export const EvidenceItem = define(
  'EvidenceItem',
  about(idOf, showing('packet', object({ nomination: NominationRef, ...evidence }))),
);
export type EvidenceItem = Answer<typeof EvidenceItem>;
export const AppealItem = define(
  'AppealItem',
  about(idOf, showing('packet', object({ nomination: NominationRef, ...appeal }))),
);
export type AppealItem = Answer<typeof AppealItem>;

/** Texts about the whole nomination, as written last. Each has a row of this name in the view. */
const texts = {
  statement: nullable(text()),
  returnedBecause: nullable(text()),
  withdrawnBecause: nullable(text()),
};
export type PacketText = keyof typeof texts;
export const PACKET_TEXTS = Object.keys(texts) as readonly PacketText[];

/** A packet and what became of it. */
export const Packet = define(
  'Packet',
  about(
    ({ id }: WithId) => [id],
    showing(
      'packet',
      object({
        ...head,
        state: shownState,
        framework: VersionRef,
        revision: text(),
        textsExpiredAt: nullable(instant(), {
          description:
            'When the retention of its texts ended. From then on each reads `erased`, and nothing can be done any more.',
        }),
        actions: list(Action, { description: 'Every write on it, with what you can do now, and why not the others.' }),
        ...hideable({
          nominator: PersonRef,
          onBehalf: flag({ description: 'An admin nominated, as nobody managed the candidate then.' }),
          ...texts,
          evidence: list(Evidence),
          reviewsIn: integer(),
          reviewers: list(Reviewer),
          reviews: showing('ratings', list(Review)),
          rounds: showing('votes', list(Round)),
          decision: nullable(StandingDecision),
          decisions: list(Decision, { description: 'All of them, newest first.' }),
          feedback: nullable(Feedback),
          releases: list(Release, {
            description: 'All that was released, also what was reopened since, newest first.',
          }),
          appeals: list(Appeal),
        }),
      }),
    ),
  ),
);
export type Packet = Answer<typeof Packet>;
