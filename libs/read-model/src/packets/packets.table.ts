import type {
  PacketAppealRow,
  PacketDecisionRow,
  PacketErasedRow,
  PacketEvidenceRow,
  PacketReviewerRow,
  PacketReviewRow,
  PacketRoundRow,
  PacketRow,
  PacketTextRow,
  PacketVoteRow,
} from './rows.js';
import { defineTable } from '@plumbline/view-store';

export const packetTable = defineTable<PacketRow>()({
  name: 'packet',
  key: ['nominationId'],
  columns: {
    nominationId: 'text',
    candidateId: 'text',
    cycleId: 'text',
    nominatorId: 'text',
    targetLevel: 'text',
    currentLevel: 'text?',
    orgUnit: 'text',
    frameworkId: 'text',
    frameworkVersion: 'integer',
    state: 'text',
    round: 'integer',
    revision: 'integer',
  },
  indexes: [['candidateId']],
});

export const packetErasedTable = defineTable<PacketErasedRow>()({
  name: 'packetErased',
  key: ['personId'],
  columns: { personId: 'text' },
});

export const packetTextTable = defineTable<PacketTextRow>()({
  name: 'packetText',
  key: ['nominationId', 'kind'],
  columns: { nominationId: 'text', kind: 'text', text: 'text', writtenAt: 'text', writtenBy: 'text' },
});

export const packetEvidenceTable = defineTable<PacketEvidenceRow>()({
  name: 'packetEvidence',
  key: ['nominationId', 'evidenceId'],
  columns: {
    nominationId: 'text',
    evidenceId: 'text',
    title: 'text',
    body: 'text',
    link: 'text?',
    criteria: 'json',
    withdrawn: 'integer',
    withdrawnReason: 'text?',
    attachedAt: 'text',
    revisedAt: 'text?',
  },
});

export const packetReviewerTable = defineTable<PacketReviewerRow>()({
  name: 'packetReviewer',
  key: ['nominationId', 'personId'],
  columns: { nominationId: 'text', personId: 'text', status: 'text', reason: 'text?', changedAt: 'text' },
  indexes: [['personId']],
});

export const packetReviewTable = defineTable<PacketReviewRow>()({
  name: 'packetReview',
  key: ['nominationId', 'reviewerId'],
  columns: {
    nominationId: 'text',
    reviewerId: 'text',
    ratings: 'json',
    counterSignals: 'json',
    recommendation: 'text',
    confidence: 'text',
    comment: 'text?',
    submittedAt: 'text',
    revisedAt: 'text?',
    revisedBecause: 'text?',
    counts: 'integer',
  },
});

export const packetRoundTable = defineTable<PacketRoundRow>()({
  name: 'packetRound',
  key: ['nominationId', 'round'],
  columns: {
    nominationId: 'text',
    round: 'integer',
    members: 'json',
    policyVersion: 'integer',
    openedAt: 'text',
    closedAt: 'text?',
    tally: 'json?',
    quorum: 'json?',
    result: 'text?',
    tieBrokenAs: 'text?',
    tieRationale: 'text?',
    voided: 'integer',
  },
});

export const packetVoteTable = defineTable<PacketVoteRow>()({
  name: 'packetVote',
  key: ['nominationId', 'round', 'memberId'],
  columns: {
    nominationId: 'text',
    round: 'integer',
    memberId: 'text',
    choice: 'text',
    rationale: 'text?',
    castAt: 'text',
    changedAt: 'text?',
    changedBecause: 'text?',
    voided: 'integer',
  },
});

export const packetDecisionTable = defineTable<PacketDecisionRow>()({
  name: 'packetDecision',
  key: ['nominationId', 'revision'],
  columns: {
    nominationId: 'text',
    revision: 'integer',
    round: 'integer',
    outcome: 'text',
    rationale: 'text',
    conditions: 'json',
    override: 'integer',
    overrideReason: 'text?',
    policyVersion: 'integer',
    decidedAt: 'text',
    decidedBy: 'text',
    releasedAt: 'text?',
    supersededAt: 'text?',
    supersededBecause: 'text?',
  },
});

export const packetAppealTable = defineTable<PacketAppealRow>()({
  name: 'packetAppeal',
  key: ['nominationId', 'appealId'],
  columns: {
    nominationId: 'text',
    appealId: 'text',
    grounds: 'text',
    filedAt: 'text',
    resolution: 'text?',
    rationale: 'text?',
    resolvedAt: 'text?',
  },
});

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
