import type { Policy } from '../kernel/policy.js';
import type { Rubric } from '../kernel/rubric.js';
import type { Command, CycleId, Instant, LevelKey, NominationId, PersonId } from '../kernel/types.js';
import type { VoteChoice } from '../voting/types.js';
import type { CitedSignal, Confidence, CriterionRating, Outcome, Recommendation } from './events/index.js';

/** What a nomination needs to know of its cycle, looked up by the caller just before the decision. */
export type CycleFacts = Readonly<{
  cycleId: CycleId;
  phase: 'nominating' | 'reviewing' | 'calibrating' | 'releasing' | 'closed';
  levels: readonly LevelKey[];
  policy: Policy;
  deadlines: Readonly<{ nominations: Instant; reviews: Instant; votes: Instant; decisions: Instant }>;
  members: readonly PersonId[];
  chair: PersonId | null;
}>;
/** `cycle` and `rubric` are null where the cycle does not exist. */
export type NominationFacts = Readonly<{
  cycle: CycleFacts | null;
  rubric: Rubric | null;
}>;
/** Null where nobody of that id is registered, or they have left or been erased. */
export type CandidateFacts = Readonly<{ level: LevelKey | null; orgUnit: string }> | null;

type On<Type extends string, Data = object> = Command<Type, Data & { nominationId: NominationId }> &
  Readonly<{ facts: NominationFacts }>;
/** `reviewerId`, `memberId` and `chairId` are the acting person: the domain takes them from `actor`. */
type Review = {
  ratings: readonly CriterionRating[];
  recommendation: Recommendation;
  confidence: Confidence;
  comment: string | null;
  counterSignals: readonly CitedSignal[];
};
type Evidence = {
  evidenceId: string;
  title: string;
  body: string;
  link: string | null;
  criteria: readonly string[];
};

export type OpenNomination = Command<
  'OpenNomination',
  { nominationId: NominationId; cycleId: CycleId; candidateId: PersonId; targetLevel: LevelKey }
> &
  Readonly<{ facts: NominationFacts & { candidate: CandidateFacts } }>;
export type WriteStatement = On<'WriteStatement', { statement: string }>;
export type AttachEvidence = On<'AttachEvidence', Evidence>;
export type ReviseEvidence = On<'ReviseEvidence', Evidence>;
export type WithdrawEvidence = On<'WithdrawEvidence', { evidenceId: string; reason: string }>;
export type SubmitNomination = On<'SubmitNomination'>;
export type ReturnNomination = On<'ReturnNomination', { reason: string }>;
export type WithdrawNomination = On<'WithdrawNomination', { reason: string }>;
export type AssignReviewer = On<'AssignReviewer', { reviewerId: PersonId; reviewerKnown: boolean }>;
export type DeclineReview = On<'DeclineReview', { reason: string }>;
export type DeclareConflict = On<'DeclareConflict', { reason: string }>;
/** `personKnown`: somebody of that id was ever registered; who has left may still have a vote that is open. */
export type RecusePerson = On<'RecusePerson', { personId: PersonId; personKnown: boolean; reason: string }>;
export type SubmitReview = On<'SubmitReview', Review>;
export type ReviseReview = On<'ReviseReview', Review & { reason: string }>;
export type OpenVoting = On<'OpenVoting'>;
export type CastVote = On<'CastVote', { choice: VoteChoice; rationale: string | null }>;
export type ChangeVote = On<'ChangeVote', { choice: VoteChoice; reason: string }>;
export type CloseVoting = On<'CloseVoting'>;
export type BreakTie = On<'BreakTie', { choice: Exclude<VoteChoice, 'abstain'>; rationale: string }>;
/** `nominationRevision` is the revision that the chair saw, as a decimal string. */
export type RecordDecision = On<
  'RecordDecision',
  {
    outcome: Outcome;
    rationale: string;
    conditions: readonly string[];
    overrideReason: string | null;
    nominationRevision: string;
  }
>;
export type ReopenDecision = On<'ReopenDecision', { reason: string }>;
export type ReleaseFeedback = On<'ReleaseFeedback', { feedback: string }>;
export type FileAppeal = On<'FileAppeal', { appealId: string; grounds: string }>;
export type ResolveAppeal = On<
  'ResolveAppeal',
  { appealId: string; resolution: 'upheld' | 'dismissed'; rationale: string }
>;

export type NominationCommand =
  | OpenNomination
  | WriteStatement
  | AttachEvidence
  | ReviseEvidence
  | WithdrawEvidence
  | SubmitNomination
  | ReturnNomination
  | WithdrawNomination
  | AssignReviewer
  | DeclineReview
  | DeclareConflict
  | RecusePerson
  | SubmitReview
  | ReviseReview
  | OpenVoting
  | CastVote
  | ChangeVote
  | CloseVoting
  | BreakTie
  | RecordDecision
  | ReopenDecision
  | ReleaseFeedback
  | FileAppeal
  | ResolveAppeal;
