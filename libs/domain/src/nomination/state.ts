import type { Policy } from '../kernel/policy.js';
import type { CriterionKey, CycleId, FrameworkId, LevelKey, NominationId, PersonId } from '../kernel/types.js';
import type { Quorum, Tally, VoteChoice, VotingResult } from '../voting/types.js';
import type { Outcome, Recommendation, ReviewContent } from './events.js';

/**
 * draft: being written · returned: sent back for more · submitted: with reviewers · voting · voted: closed, undecided ·
 * decided · released: feedback is out · appealed: an appeal awaits resolution · withdrawn: accepts nothing more.
 */
export type NominationStatus =
  'draft' | 'returned' | 'submitted' | 'voting' | 'voted' | 'decided' | 'released' | 'appealed' | 'withdrawn';

export type Evidence = Readonly<{ criteria: readonly CriterionKey[]; withdrawn: boolean }>;
export type Reviewer = Readonly<{ status: 'assigned' | 'declined' | 'submitted'; review: ReviewContent | null }>;

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
  tieBrokenAs: Recommendation | null;
  outcome: Outcome | null;
  appealId: string | null;
}>;
