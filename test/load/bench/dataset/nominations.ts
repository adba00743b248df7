import { DEFAULT_POLICY, type NominationEvent } from '@plumbline/domain';
import { CRITERIA, CYCLE, FRAMEWORK } from './framework.js';

const TEXT = 'What they did, for whom, and what changed because of it. '.repeat(4);
const REVIEWERS = ['r1', 'r2'];

export const nominationId = (index: number): string => `00000000-0000-4000-8000-${index.toString().padStart(12, '0')}`;
const on = (index: number) => ({ nominationId: nominationId(index), candidateId: `p${index.toString()}` });

const packet = (index: number): NominationEvent[] => [
  {
    type: 'NominationOpened',
    data: {
      ...on(index),
      cycleId: CYCLE,
      nominatorId: 'boss',
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

const reviews = (index: number): NominationEvent[] =>
  REVIEWERS.flatMap((reviewerId, at): NominationEvent[] => [
    { type: 'ReviewerAssigned', data: { ...on(index), reviewerId } },
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
      },
    },
  ]);

export const votingOpened = (index: number, members: readonly string[]): NominationEvent => ({
  type: 'VotingOpened',
  data: { ...on(index), round: 1, members, policy: DEFAULT_POLICY },
});

const votes = (index: number, members: readonly string[]): NominationEvent[] => [
  votingOpened(index, members),
  ...members.map((memberId) => ({
    type: 'VoteCast' as const,
    data: { ...on(index), round: 1, memberId, choice: 'promote' as const, rationale: null },
  })),
];

/** Four events each; every tenth nomination goes on through reviews and votes (14 events with five members). */
export const history = (index: number, members: readonly string[]): readonly NominationEvent[] =>
  index % 10 === 0 ? [...packet(index), ...reviews(index), ...votes(index, members)] : packet(index);

/** Submitted, and open for votes. */
export const openForVotes = (index: number, members: readonly string[]): readonly NominationEvent[] => [
  ...packet(index),
  votingOpened(index, members),
];
