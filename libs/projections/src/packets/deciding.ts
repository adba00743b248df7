import { known, type RecordedOf, type Rules } from '../kernel/by-type.js';
import { change, put, remove } from '../kernel/changes.js';
import type { Change, OwnRows } from '@plumbline/view-store';
import { headOf, moved, textFor } from './head.js';
import type {
  PacketAppealRow,
  PacketDecisionRow,
  PacketReviewerRow,
  PacketRoundRow,
  PacketVoteRow,
} from '@plumbline/read-model';
import { writes } from './writing.js';

const roundOf = (own: OwnRows, nominationId: string, round: number): PacketRoundRow =>
  known(own.get<PacketRoundRow>('packetRound', { nominationId, round }), `voting round ${String(round)}`);

/** Reviews that were asked for and are not in. */
const missed = ({ data: { nominationId }, metadata }: RecordedOf<'VotingOpened'>, own: OwnRows): readonly Change[] =>
  change<PacketReviewerRow>(
    own,
    { table: 'packetReviewer', where: { nominationId }, only: ({ status }) => status === 'assigned' },
    { status: 'missed', changedAt: metadata.recordedAt },
  );

const votingOpened = (event: RecordedOf<'VotingOpened'>, own: OwnRows): readonly Change[] => {
  const { nominationId, round, members, policy } = event.data;
  const row: PacketRoundRow = {
    nominationId,
    round,
    members,
    policyVersion: policy.version,
    openedAt: event.metadata.recordedAt,
    closedAt: null,
    tally: null,
    quorum: null,
    result: null,
    tieBrokenAs: null,
    tieRationale: null,
    voided: 0,
  };
  return [moved(event, own, { state: 'voting', round }), put('packetRound', row), ...missed(event, own)];
};

const cast = (event: RecordedOf<'VoteCast'>, own: OwnRows): readonly Change[] => {
  const { nominationId, round, memberId, choice, rationale } = event.data;
  const row: PacketVoteRow = {
    nominationId,
    round,
    memberId,
    choice,
    rationale: textFor(event, own)(rationale),
    castAt: event.metadata.recordedAt,
    changedAt: null,
    changedBecause: null,
    voided: 0,
  };
  return [moved(event, own), put('packetVote', row)];
};

const changed = (event: RecordedOf<'VoteChanged'>, own: OwnRows): readonly Change[] => {
  const { nominationId, round, memberId, choice, reason } = event.data;
  const row: PacketVoteRow = {
    ...known(own.get<PacketVoteRow>('packetVote', { nominationId, round, memberId }), `vote of ${memberId}`),
    choice,
    changedAt: event.metadata.recordedAt,
    changedBecause: textFor(event, own)(reason),
  };
  return [moved(event, own), put('packetVote', row)];
};

const closed = (event: RecordedOf<'VotingClosed'>, own: OwnRows): readonly Change[] => {
  const { nominationId, round, tally, quorum, result } = event.data;
  const closedAt = event.metadata.recordedAt;
  const row = { ...roundOf(own, nominationId, round), closedAt, tally, quorum, result };
  return [moved(event, own, { state: 'voted' }), put('packetRound', row)];
};

const tieBroken = (event: RecordedOf<'TieBroken'>, own: OwnRows): readonly Change[] => {
  const { nominationId, round, choice, rationale } = event.data;
  const tieRationale = textFor(event, own)(rationale);
  return [
    moved(event, own),
    put('packetRound', { ...roundOf(own, nominationId, round), tieBrokenAs: choice, tieRationale }),
  ];
};

const decided = (event: RecordedOf<'DecisionRecorded'>, own: OwnRows): readonly Change[] => {
  const { nominationId, round, outcome, rationale, conditions, override, policyVersion } = event.data;
  const text = textFor(event, own);
  const row: PacketDecisionRow = {
    nominationId,
    revision: Number(event.revision),
    round,
    outcome,
    rationale: text(rationale),
    conditions: conditions.map(text),
    override: Number(override !== null),
    overrideReason: text(override?.reason ?? null),
    policyVersion,
    decidedAt: event.metadata.recordedAt,
    decidedBy: event.metadata.actor,
    releasedAt: null,
    supersededAt: null,
    supersededBecause: null,
  };
  return [moved(event, own, { state: 'decided' }), put('packetDecision', row)];
};

const standing = (own: OwnRows, nominationId: string, changed: Partial<PacketDecisionRow>): readonly Change[] =>
  change(
    own,
    { table: 'packetDecision', where: { nominationId }, only: ({ supersededAt }) => supersededAt === null },
    changed,
  );

const reopened = (event: RecordedOf<'DecisionReopened'>, own: OwnRows): readonly Change[] => {
  const { nominationId, reason } = event.data;
  const { round } = headOf(own, nominationId);
  const supersededBecause = textFor(event, own)(reason);
  return [
    moved(event, own, { state: 'submitted' }),
    ...standing(own, nominationId, { supersededAt: event.metadata.recordedAt, supersededBecause }),
    put('packetRound', { ...roundOf(own, nominationId, round), voided: 1 }),
    remove('packetText', { nominationId, kind: 'feedback' }),
  ];
};

const released = (event: RecordedOf<'FeedbackReleased'>, own: OwnRows): readonly Change[] => [
  moved(event, own, { state: 'released' }),
  writes(event, own, 'feedback', event.data.feedback),
  ...standing(own, event.data.nominationId, { releasedAt: event.metadata.recordedAt }),
];

const appealed = (event: RecordedOf<'AppealFiled'>, own: OwnRows): readonly Change[] => {
  const { nominationId, appealId, grounds } = event.data;
  const row: PacketAppealRow = {
    nominationId,
    appealId,
    grounds: textFor(event, own)(grounds),
    filedAt: event.metadata.recordedAt,
    resolution: null,
    rationale: null,
    resolvedAt: null,
  };
  return [moved(event, own, { state: 'appealed' }), put('packetAppeal', row)];
};

const resolved = (event: RecordedOf<'AppealResolved'>, own: OwnRows): readonly Change[] => {
  const { nominationId, appealId, resolution, rationale } = event.data;
  const row: PacketAppealRow = {
    ...known(own.get<PacketAppealRow>('packetAppeal', { nominationId, appealId }), `appeal ${appealId}`),
    resolution,
    rationale: textFor(event, own)(rationale),
    resolvedAt: event.metadata.recordedAt,
  };
  return [moved(event, own, { state: 'released' }), put('packetAppeal', row)];
};

/** Rounds of votes, the decision, feedback and appeals. */
export const deciding: Rules = {
  VotingOpened: votingOpened,
  VoteCast: cast,
  VoteChanged: changed,
  VotingClosed: closed,
  TieBroken: tieBroken,
  DecisionRecorded: decided,
  DecisionReopened: reopened,
  FeedbackReleased: released,
  AppealFiled: appealed,
  AppealResolved: resolved,
};
