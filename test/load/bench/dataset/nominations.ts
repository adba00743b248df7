import { DEFAULT_POLICY, type NominationEvent } from '@plumbline/domain';
import { CRITERIA, CYCLE, FRAMEWORK } from './framework.js';

const TEXT = 'What they did, for whom, and what changed because of it. '.repeat(4);
const REVIEWERS = ['r1', 'r2'];

export const nominationId = (index: number): string => `00000000-0000-4000-8000-${index.toString().padStart(12, '0')}`;
const on = (index: number) => ({ nominationId: nominationId(index), candidateId: `p${index.toString()}` });

export const packet = (index: number): NominationEvent[] => [
  {
    type: 'NominationOpened',
    data: {
      ...on(index),
      cycleId: CYCLE,
      nominatorId: 'boss',
      onBehalf: false,
      targetLevel: 'staff',
      currentLevel: 'senior',
      orgUnit: `unit-${(index % 20).toString()}`,
      framework: { id: FRAMEWORK, version: 1 },
    },
  },
  { type: 'StatementWritten', data: { ...on(index), statement: TEXT } },
  {
    type: 'EvidenceAttached',
    data: { ...on(index), evidenceId: 'e1', title: 'Evidence', body: TEXT, link: null, criteria: CRITERIA.slice(0, 8) },
  },
  { type: 'NominationSubmitted', data: on(index) },
];

export const reviewerAssigned = (index: number, reviewerId: string): NominationEvent => ({
  type: 'ReviewerAssigned',
  data: { ...on(index), reviewerId, sight: false },
});

export const reviews = (index: number, reviewers = REVIEWERS): NominationEvent[] =>
  reviewers.flatMap((reviewerId, at): NominationEvent[] => [
    reviewerAssigned(index, reviewerId),
    {
      type: 'ReviewSubmitted',
      data: {
        ...on(index),
        reviewerId,
        ratings: CRITERIA.map((criterion) => ({ criterion, rating: 3 + ((index + at) % 2), comment: null })),
        recommendation: 'promote',
        confidence: 'high',
        comment: null,
        counterSignals: [],
        cannotJudge: [],
        sight: false,
      },
    },
  ]);

export const votingOpened = (index: number, members: readonly string[]): NominationEvent => ({
  type: 'VotingOpened',
  data: { ...on(index), round: 1, members, policy: DEFAULT_POLICY },
});

export const votes = (index: number, members: readonly string[]): NominationEvent[] => [
  votingOpened(index, members),
  ...members.map((memberId) => ({
    type: 'VoteCast' as const,
    data: { ...on(index), round: 1, memberId, choice: 'promote' as const, rationale: null },
  })),
];

const TALLY = { electorate: 5, promote: 5, notYet: 0, abstain: 0, recused: 0 };
const QUORUM = { present: 5, required: 3, met: true };

/** What follows the votes of five members, until the candidate is told. */
export const released = (index: number): NominationEvent[] => [
  { type: 'VotingClosed', data: { ...on(index), round: 1, tally: TALLY, quorum: QUORUM, result: 'passed' } },
  {
    type: 'DecisionRecorded',
    data: {
      ...on(index),
      round: 1,
      outcome: 'promoted',
      rationale: TEXT,
      conditions: [],
      tally: TALLY,
      quorum: QUORUM,
      result: 'passed',
      tieBrokenAs: null,
      policyVersion: 1,
      nominationRevision: '16',
      override: null,
    },
  },
  { type: 'FeedbackReleased', data: { ...on(index), feedback: TEXT } },
];

/** Four events each; every tenth nomination goes on through reviews and votes (14 events with five members). */
export const history = (index: number, members: readonly string[]): readonly NominationEvent[] =>
  index % 10 === 0 ? [...packet(index), ...reviews(index), ...votes(index, members)] : packet(index);

/** Submitted, with so many reviewers who have yet to review. */
export const openForReviews = (index: number, reviewers: readonly string[]): readonly NominationEvent[] => [
  ...packet(index),
  ...reviewers.map((reviewerId) => reviewerAssigned(index, reviewerId)),
];

/** Submitted, and open for votes. */
export const openForVotes = (index: number, members: readonly string[]): readonly NominationEvent[] => [
  ...packet(index),
  votingOpened(index, members),
];
