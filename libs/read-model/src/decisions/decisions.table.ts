import type { DecisionRow, DecisionSubjectRow } from './rows.js';
import { defineTable } from '@plumbline/view-store';

const subject = {
  nominationId: 'text',
  cycleId: 'text',
  candidateId: 'text',
  targetLevel: 'text',
  orgUnit: 'text',
} as const;

export const decisionSubjectTable = defineTable<DecisionSubjectRow>()({
  name: 'decisionSubject',
  key: ['nominationId'],
  columns: subject,
});

export const decisionTable = defineTable<DecisionRow>()({
  name: 'decision',
  key: ['nominationId', 'revision'],
  columns: {
    ...subject,
    revision: 'integer',
    round: 'integer',
    outcome: 'text',
    result: 'text',
    tieBrokenAs: 'text?',
    electorate: 'integer',
    promote: 'integer',
    notYet: 'integer',
    abstain: 'integer',
    recused: 'integer',
    present: 'integer',
    required: 'integer',
    quorumMet: 'integer',
    policyVersion: 'integer',
    nominationRevision: 'text',
    override: 'integer',
    superseded: 'integer',
    decidedAt: 'text',
    decidedBy: 'text',
    releasedAt: 'text?',
  },
  indexes: [
    ['decidedAt', 'nominationId', 'revision'],
    ['cycleId', 'decidedAt', 'nominationId', 'revision'],
    ['candidateId'],
  ],
});

export const decisionsTables = [decisionSubjectTable, decisionTable] as const;
