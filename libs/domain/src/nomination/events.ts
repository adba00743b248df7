import type { Policy } from '../kernel/policy.js';
import type { CriterionKey, CycleId, Event, FrameworkId, LevelKey, NominationId, PersonId } from '../kernel/types.js';
import type { Quorum, Tally, VoteChoice, VotingResult } from '../voting/types.js';

/** On every event of a nomination: the candidate is the data subject of all free text about them. */
type On<Data = object> = { nominationId: NominationId; candidateId: PersonId } & Data;

export type Recommendation = 'promote' | 'not-yet';
export type Confidence = 'low' | 'medium' | 'high';
export type Outcome = 'promoted' | 'deferred' | 'declined';

export type CriterionRating = Readonly<{
  criterion: CriterionKey;
  /** On the framework's scale. @asType integer */
  rating: number;
  /** @x-personal candidateId */
  comment: string | null;
}>;
export type ReviewContent = {
  reviewerId: PersonId;
  ratings: readonly CriterionRating[];
  recommendation: Recommendation;
  confidence: Confidence;
  /** @x-personal candidateId */
  comment: string | null;
};
export type EvidenceContent = {
  evidenceId: string;
  /** @x-personal candidateId */
  title: string;
  /** @x-personal candidateId */
  body: string;
  /** @x-personal candidateId */
  link: string | null;
  /** Keys of the criteria that it supports. */
  criteria: readonly CriterionKey[];
};

/** Pins the framework version of its cycle; a framework published later changes nothing here. */
export type NominationOpened = Event<
  'NominationOpened',
  On<{
    cycleId: CycleId;
    nominatorId: PersonId;
    targetLevel: LevelKey;
    /** Level and org unit of the candidate when nominated. */
    currentLevel: LevelKey | null;
    orgUnit: string;
    framework: {
      id: FrameworkId;
      /** @asType integer @minimum 1 */
      version: number;
    };
  }>
>;
export type StatementWritten = Event<
  'StatementWritten',
  On<{
    /** @x-personal candidateId */
    statement: string;
  }>
>;
/** Version 2: version 1 cited one criterion. */
export type EvidenceAttached = Event<'EvidenceAttached', On<EvidenceContent>>;
export type EvidenceRevised = Event<'EvidenceRevised', On<EvidenceContent>>;
export type EvidenceWithdrawn = Event<
  'EvidenceWithdrawn',
  On<{
    evidenceId: string;
    /** @x-personal candidateId */
    reason: string;
  }>
>;
export type NominationSubmitted = Event<'NominationSubmitted', On>;
export type NominationReturned = Event<
  'NominationReturned',
  On<{
    /** @x-personal candidateId */
    reason: string;
  }>
>;
export type NominationWithdrawn = Event<
  'NominationWithdrawn',
  On<{
    /** @x-personal candidateId */
    reason: string;
  }>
>;
export type ReviewerAssigned = Event<'ReviewerAssigned', On<{ reviewerId: PersonId }>>;
export type ReviewerDeclined = Event<
  'ReviewerDeclined',
  On<{
    reviewerId: PersonId;
    /** @x-personal reviewerId */
    reason: string;
  }>
>;
export type ConflictDeclared = Event<
  'ConflictDeclared',
  On<{
    personId: PersonId;
    /** @x-personal personId */
    reason: string;
  }>
>;
/** Removes a person from this nomination in every capacity: reviewer, member and chair. */
export type ReviewerRecused = Event<
  'ReviewerRecused',
  On<{
    personId: PersonId;
    /** @x-personal personId */
    reason: string;
  }>
>;
export type ReviewSubmitted = Event<'ReviewSubmitted', On<ReviewContent>>;
export type ReviewRevised = Event<
  'ReviewRevised',
  On<
    ReviewContent & {
      /** @x-personal candidateId */
      reason: string;
    }
  >
>;
/** Members and policy as they stand when voting opens. */
export type VotingOpened = Event<
  'VotingOpened',
  On<{
    /** 1 at first, one more after each reopening or lapsed quorum. @asType integer @minimum 1 */
    round: number;
    members: readonly PersonId[];
    policy: Policy;
  }>
>;
export type VoteCast = Event<
  'VoteCast',
  On<{
    /** @asType integer @minimum 1 */
    round: number;
    memberId: PersonId;
    choice: VoteChoice;
    /** @x-personal candidateId */
    rationale: string | null;
  }>
>;
export type VoteChanged = Event<
  'VoteChanged',
  On<{
    /** @asType integer @minimum 1 */
    round: number;
    memberId: PersonId;
    from: VoteChoice;
    choice: VoteChoice;
    /** @x-personal candidateId */
    reason: string;
  }>
>;
export type VotingClosed = Event<
  'VotingClosed',
  On<{
    /** @asType integer @minimum 1 */
    round: number;
    tally: Tally;
    quorum: Quorum;
    result: VotingResult;
  }>
>;
export type TieBroken = Event<
  'TieBroken',
  On<{
    /** @asType integer @minimum 1 */
    round: number;
    chairId: PersonId;
    choice: Exclude<VoteChoice, 'abstain'>;
    /** @x-personal candidateId */
    rationale: string;
  }>
>;
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
/** Voids the votes of the earlier rounds; they stay in the stream. */
export type DecisionReopened = Event<
  'DecisionReopened',
  On<{
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

/** Stored as written: names and fields are a storage format. Never edit a released one, add a version. */
export type NominationEvent =
  | NominationOpened
  | StatementWritten
  | EvidenceAttached
  | EvidenceRevised
  | EvidenceWithdrawn
  | NominationSubmitted
  | NominationReturned
  | NominationWithdrawn
  | ReviewerAssigned
  | ReviewerDeclined
  | ConflictDeclared
  | ReviewerRecused
  | ReviewSubmitted
  | ReviewRevised
  | VotingOpened
  | VoteCast
  | VoteChanged
  | VotingClosed
  | TieBroken
  | DecisionRecorded
  | DecisionReopened
  | FeedbackReleased
  | AppealFiled
  | AppealResolved;
