import type {
  Confidence,
  CitedSignal,
  CriterionRating,
  NominationStatus,
  Outcome,
  Quorum,
  Recommendation,
  Tally,
  VoteChoice,
  VotingResult,
} from '@plumbline/domain';

/** The packet's small head. Its texts lie in rows of their own, so that a vote does not rewrite a statement. */
export type PacketRow = Readonly<{
  nominationId: string;
  candidateId: string;
  cycleId: string;
  nominatorId: string;
  targetLevel: string;
  currentLevel: string | null;
  orgUnit: string;
  frameworkId: string;
  frameworkVersion: number;
  state: NominationStatus;
  /** 0 before voting first opens. */
  round: number;
  revision: number;
}>;

/** Somebody who was erased: no text about them is kept that comes later, or out of a stream that was parked meanwhile. */
export type PacketErasedRow = Readonly<{ personId: string }>;
export type TextKind = 'statement' | 'returned' | 'withdrawn' | 'feedback';
export type PacketTextRow = Readonly<{
  nominationId: string;
  kind: TextKind;
  text: string;
  writtenAt: string;
  writtenBy: string;
}>;

export type PacketEvidenceRow = Readonly<{
  nominationId: string;
  evidenceId: string;
  title: string;
  body: string;
  link: string | null;
  criteria: readonly string[];
  withdrawn: number;
  withdrawnReason: string | null;
  attachedAt: string;
  revisedAt: string | null;
}>;

export type ReviewerStatus = 'assigned' | 'declined' | 'missed' | 'submitted' | 'recused';
/** `reason` of a declination or recusal is about the person, not the candidate. */
export type PacketReviewerRow = Readonly<{
  nominationId: string;
  personId: string;
  status: ReviewerStatus;
  reason: string | null;
  changedAt: string;
}>;

export type PacketReviewRow = Readonly<{
  nominationId: string;
  reviewerId: string;
  ratings: readonly CriterionRating[];
  counterSignals: readonly CitedSignal[];
  recommendation: Recommendation;
  confidence: Confidence;
  comment: string | null;
  submittedAt: string;
  revisedAt: string | null;
  revisedBecause: string | null;
  /** 0 when its reviewer was recused: it counts no more. */
  counts: number;
}>;

/** Tally, quorum and result are null until the round closes; `voided` is 1 once it counts no more. */
export type PacketRoundRow = Readonly<{
  nominationId: string;
  round: number;
  members: readonly string[];
  policyVersion: number;
  openedAt: string;
  closedAt: string | null;
  tally: Tally | null;
  quorum: Quorum | null;
  result: VotingResult | null;
  tieBrokenAs: Recommendation | null;
  tieRationale: string | null;
  voided: number;
}>;

export type PacketVoteRow = Readonly<{
  nominationId: string;
  round: number;
  memberId: string;
  choice: VoteChoice;
  rationale: string | null;
  castAt: string;
  changedAt: string | null;
  changedBecause: string | null;
  /** 1 when its member was recused before the decision. */
  voided: number;
}>;

export type PacketDecisionRow = Readonly<{
  nominationId: string;
  revision: number;
  round: number;
  outcome: Outcome;
  rationale: string;
  conditions: readonly string[];
  override: number;
  overrideReason: string | null;
  policyVersion: number;
  decidedAt: string;
  decidedBy: string;
  /** Null until feedback is released. */
  releasedAt: string | null;
  supersededAt: string | null;
  supersededBecause: string | null;
}>;

export type PacketAppealRow = Readonly<{
  nominationId: string;
  appealId: string;
  grounds: string;
  filedAt: string;
  resolution: 'upheld' | 'dismissed' | null;
  rationale: string | null;
  resolvedAt: string | null;
}>;
