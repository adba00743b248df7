import type {
  NominationStatus,
  Outcome,
  Quorum,
  Recommendation,
  Reopening,
  ReviewContent,
  Tally,
  VoteChoice,
  VotingResult,
} from '@plumbline/domain';
import type { PacketText } from '@plumbline/responses';
import {
  defineTable,
  flag,
  id,
  impersonalJson,
  instant,
  integer,
  oneOf,
  personalField,
  personalText,
  personalTexts,
  type RowOf,
} from '@plumbline/view-store';

/** The small head row of a packet. Its texts are in other rows, so that a vote does not rewrite a statement. */
export const packetTable = defineTable('packet', {
  key: ['nominationId'],
  head: { of: 'nomination', revision: 'revision' },
  columns: {
    nominationId: id,
    candidateId: id,
    cycleId: id,
    nominatorId: id,
    onBehalf: flag,
    targetLevel: id,
    currentLevel: id.orNull,
    orgUnit: id,
    frameworkId: id,
    frameworkVersion: integer,
    state: oneOf<NominationStatus>(),
    /** 0 before voting first opens. */
    round: integer,
    /** What the last reopening opened, until voting opens again. */
    opens: oneOf<Reopening>().orNull,
    textsExpiredAt: instant.orNull,
    revision: integer,
  },
  indexes: [['candidateId']],
});
export type PacketRow = RowOf<typeof packetTable>;

/** Whoever writes, the free text of a packet is about its candidate. */
const theCandidate = { table: packetTable, column: 'candidateId' };

/** An erased person: no text about them is stored that comes later, also from a stream that was parked meanwhile. */
export const packetErasedTable = defineTable('packetErased', {
  key: ['personId'],
  listsErased: true,
  columns: { personId: id },
});

export const packetTextTable = defineTable('packetText', {
  key: ['nominationId', 'kind'],
  about: theCandidate,
  columns: {
    nominationId: id,
    kind: oneOf<PacketText>(),
    text: personalText,
  },
});
export type PacketTextRow = RowOf<typeof packetTextTable>;

export const packetEvidenceTable = defineTable('packetEvidence', {
  key: ['nominationId', 'evidenceId'],
  about: theCandidate,
  columns: {
    nominationId: id,
    evidenceId: id,
    title: personalText,
    body: personalText,
    link: personalText.orNull,
    criteria: impersonalJson<readonly string[]>(),
    withdrawn: flag,
    withdrawnReason: personalText.orNull,
    attachedAt: instant,
    revisedAt: instant.orNull,
  },
});
export type PacketEvidenceRow = RowOf<typeof packetEvidenceTable>;

export type ReviewerStatus = 'assigned' | 'declined' | 'missed' | 'submitted' | 'recused';
/** The reason why somebody declined or was recused is text about them, in whichever packet. */
export const packetReviewerTable = defineTable('packetReviewer', {
  key: ['nominationId', 'personId'],
  about: 'personId',
  columns: {
    nominationId: id,
    personId: id,
    status: oneOf<ReviewerStatus>(),
    reason: personalText.orNull,
    /** Who wrote the reason. */
    reasonBy: id.orNull,
    changedAt: instant,
  },
  indexes: [['personId']],
});
export type PacketReviewerRow = RowOf<typeof packetReviewerTable>;

export const packetReviewTable = defineTable('packetReview', {
  key: ['nominationId', 'reviewerId'],
  about: theCandidate,
  columns: {
    nominationId: id,
    reviewerId: id,
    ratings: personalField<ReviewContent['ratings'][number]>('comment'),
    cannotJudge: personalField<ReviewContent['cannotJudge'][number]>('comment'),
    counterSignals: personalField<ReviewContent['counterSignals'][number]>('comment'),
    recommendation: oneOf<Recommendation>(),
    confidence: oneOf<ReviewContent['confidence']>(),
    comment: personalText.orNull,
    submittedAt: instant,
    revisedAt: instant.orNull,
    revisedBecause: personalText.orNull,
    /** 1 where the reviewer could read the reviews of others before; null where that was not recorded. */
    sight: flag.orNull,
    /** 1 once it was revised when the reviews of others could be read; null where that was not recorded. */
    revisedAfterOthers: flag.orNull,
    /** 0 when its reviewer was recused: it no longer counts. */
    counts: flag,
  },
});
export type PacketReviewRow = RowOf<typeof packetReviewTable>;

/** Tally, quorum and result are null until the round closes. */
export const packetRoundTable = defineTable('packetRound', {
  key: ['nominationId', 'round'],
  about: theCandidate,
  columns: {
    nominationId: id,
    round: integer,
    members: impersonalJson<readonly string[]>(),
    policyVersion: integer,
    openedAt: instant,
    closedAt: instant.orNull,
    tally: impersonalJson<Tally>().orNull,
    quorum: impersonalJson<Quorum>().orNull,
    result: oneOf<VotingResult>().orNull,
    tieBrokenAs: oneOf<Recommendation>().orNull,
    tieBrokenBy: id.orNull,
    tieRationale: personalText.orNull,
    /** 1 once it no longer counts. */
    voided: flag,
  },
});
export type PacketRoundRow = RowOf<typeof packetRoundTable>;

export const packetVoteTable = defineTable('packetVote', {
  key: ['nominationId', 'round', 'memberId'],
  about: theCandidate,
  columns: {
    nominationId: id,
    round: integer,
    memberId: id,
    choice: oneOf<VoteChoice>(),
    rationale: personalText.orNull,
    castAt: instant,
    changedAt: instant.orNull,
    changedBecause: personalText.orNull,
    /** 1 when its member was recused before the decision. */
    voided: flag,
  },
});
export type PacketVoteRow = RowOf<typeof packetVoteTable>;

export const packetDecisionTable = defineTable('packetDecision', {
  key: ['nominationId', 'revision'],
  about: theCandidate,
  columns: {
    nominationId: id,
    revision: integer,
    round: integer,
    outcome: oneOf<Outcome>(),
    rationale: personalText,
    conditions: personalTexts,
    override: flag,
    overrideReason: personalText.orNull,
    policyVersion: integer,
    decidedAt: instant,
    decidedBy: id,
    /** Null until it is released. */
    feedback: personalText.orNull,
    releasedAt: instant.orNull,
    supersededAt: instant.orNull,
    supersededBecause: personalText.orNull,
  },
});
export type PacketDecisionRow = RowOf<typeof packetDecisionTable>;

export const packetAppealTable = defineTable('packetAppeal', {
  key: ['nominationId', 'appealId'],
  about: theCandidate,
  columns: {
    ...{ nominationId: id, appealId: id },
    grounds: personalText,
    filedAt: instant,
    resolution: oneOf<'upheld' | 'dismissed'>().orNull,
    rationale: personalText.orNull,
    resolvedAt: instant.orNull,
  },
});
export type PacketAppealRow = RowOf<typeof packetAppealTable>;

export const packetsTables = [
  packetTable,
  packetErasedTable,
  packetTextTable,
  packetEvidenceTable,
  packetReviewerTable,
  packetReviewTable,
  packetRoundTable,
  packetVoteTable,
  packetDecisionTable,
  packetAppealTable,
] as const;
