import type { Outcome, VotingResult } from '@plumbline/domain';

/** What the register needs to know of a nomination when it is decided. */
export type DecisionSubjectRow = Readonly<{
  nominationId: string;
  cycleId: string;
  candidateId: string;
  targetLevel: string;
  orgUnit: string;
}>;

/** One line of the register, for ever; a reopening marks it, a later decision stands beside it. */
export type DecisionRow = DecisionSubjectRow &
  Readonly<{
    /** Revision of the DecisionRecorded event. */
    revision: number;
    round: number;
    outcome: Outcome;
    result: VotingResult;
    tieBrokenAs: string | null;
    electorate: number;
    promote: number;
    notYet: number;
    abstain: number;
    recused: number;
    present: number;
    required: number;
    quorumMet: number;
    policyVersion: number;
    nominationRevision: string;
    /** 1 when it went against the tally. */
    override: number;
    /** 1 once the decision was reopened. */
    superseded: number;
    decidedAt: string;
    decidedBy: string;
    releasedAt: string | null;
  }>;
