import type { Event } from '../../kernel/types.js';
import type { Quorum, Tally, VotingResult } from '../../voting/types.js';
import type { Recommendation } from './review.js';
import type { On, VersionsOf } from './subject.js';

export type Outcome = 'promoted' | 'deferred' | 'declined';
export type DecisionRecorded = Event<
  'DecisionRecorded',
  On<{
    /** @asType integer @minimum 1 */
    round: number;
    outcome: Outcome;
    /** @x-personal candidateId */
    rationale: string;
    /** @x-personal candidateId */
    conditions: readonly string[];
    tally: Tally;
    quorum: Quorum;
    result: VotingResult;
    /** How the chair broke the tie, where there was one. */
    tieBrokenAs: Recommendation | null;
    /** @asType integer @minimum 1 */
    policyVersion: number;
    /** Revision of the nomination that the chair saw. */
    nominationRevision: string;
    /** Present when the decision goes against the tally; it is marked as such for ever. */
    override: {
      /** @x-personal candidateId */
      reason: string;
    } | null;
  }>
>;
/** votes: no more than the vote. reviews: they, and then the vote. packet: it is returned, and then the others follow. */
export type Reopening = 'votes' | 'reviews' | 'packet';
/** Voids the votes of the earlier rounds; they stay in the stream. */
export type DecisionReopened = Event<
  'DecisionReopened',
  On<{
    opens: Reopening;
    /** @x-personal candidateId */
    reason: string;
  }>
>;
export type FeedbackReleased = Event<
  'FeedbackReleased',
  On<{
    /** @x-personal candidateId */
    feedback: string;
  }>
>;
export type AppealFiled = Event<
  'AppealFiled',
  On<{
    appealId: string;
    /** @x-personal candidateId */
    grounds: string;
  }>
>;
export type AppealResolved = Event<
  'AppealResolved',
  On<{
    appealId: string;
    resolution: 'upheld' | 'dismissed';
    /** @x-personal candidateId */
    rationale: string;
  }>
>;

export type DecisionEvent = DecisionRecorded | DecisionReopened | FeedbackReleased | AppealFiled | AppealResolved;

export const DECISION_EVENTS: VersionsOf<DecisionEvent> = {
  DecisionRecorded: 1,
  DecisionReopened: 2,
  FeedbackReleased: 1,
  AppealFiled: 1,
  AppealResolved: 1,
};
