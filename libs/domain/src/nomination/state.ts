import type { Policy } from '../kernel/policy.js';
import type { CriterionKey, CycleId, FrameworkId, LevelKey, NominationId, PersonId } from '../kernel/types.js';
import type { Quorum, Tally, VoteChoice, VotingResult } from '../voting/types.js';
import type { EvidenceContent, Outcome, Recommendation, ReviewContent } from './events/index.js';

/**
 * draft: being written · returned: sent back for more · submitted: with reviewers · voting · voted: closed, undecided ·
 * decided · released: feedback is out · appealed: an appeal awaits resolution · withdrawn: accepts nothing more.
 */
export type NominationStatus =
  'draft' | 'returned' | 'submitted' | 'voting' | 'voted' | 'decided' | 'released' | 'appealed' | 'withdrawn';

/** `content` serves to recognise the same item again; null once withdrawn, when nothing can be changed any more. */
export type Evidence = Readonly<{
  criteria: readonly CriterionKey[];
  withdrawn: boolean;
  content: EvidenceContent | null;
}>;
/** missed: not in when voting opened, and not to come in any more. */
export type Reviewer = Readonly<{
  status: 'assigned' | 'declined' | 'missed' | 'submitted';
  review: ReviewContent | null;
}>;

export type Appeal = Readonly<{ grounds: string; resolution: 'upheld' | 'dismissed' | null }>;
export type DecisionWords = Readonly<{
  rationale: string;
  conditions: readonly string[];
  overrideReason: string | null;
}>;

/** Text fields are kept only where a command has to be recognised as "already so". */
export type NominationState = Readonly<{
  nominationId: NominationId;
  cycleId: CycleId;
  candidateId: PersonId;
  nominatorId: PersonId;
  targetLevel: LevelKey;
  framework: Readonly<{ id: FrameworkId; version: number }>;
  status: NominationStatus;
  statement: string | null;
  /** Says that one was written, even where its text has been erased since. */
  hasStatement: boolean;
  evidence: ReadonlyMap<string, Evidence>;
  reviewers: ReadonlyMap<PersonId, Reviewer>;
  /** Removed for a conflict, in every capacity. */
  recused: ReadonlySet<PersonId>;
  /** 0 before voting first opens. */
  round: number;
  /** Members and policy of the current round; empty and null before voting first opens. */
  members: readonly PersonId[];
  policy: Policy | null;
  /** Live votes of the current round, at most one a member, none of the recused. */
  votes: ReadonlyMap<PersonId, VoteChoice>;
  closed: Readonly<{ tally: Tally; quorum: Quorum; result: VotingResult }> | null;
  /** A member of the round was recused after it closed: its tally cannot be decided on, another round is due. */
  tallyVoid: boolean;
  tieBrokenAs: Recommendation | null;
  outcome: Outcome | null;
  /** The standing decision in the chair's words; null before and after reopening. */
  decision: DecisionWords | null;
  /** A decision was reopened at least once. */
  reopened: boolean;
  /** Null before release and after reopening. */
  feedback: string | null;
  /** The open appeal. */
  appealId: string | null;
  appeals: ReadonlyMap<string, Appeal>;
}>;
