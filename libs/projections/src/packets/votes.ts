import type { PacketReviewerRow, PacketRoundRow, PacketVoteRow } from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { change, put } from '../kernel/changes.js';
import { mustExist, type RecordedOf, type SomeRulesOf } from '../kernel/define-view.js';
import { changeHead } from './head.js';

export const roundOf = (rows: ViewRows, nominationId: string, round: number): PacketRoundRow =>
  mustExist(rows.get<PacketRoundRow>('packetRound', { nominationId, round }), `voting round ${String(round)}`);

/** Reviews that were asked for and are not in. */
const markMissed = ({ data, metadata }: RecordedOf<'VotingOpened'>, rows: ViewRows): readonly Change[] =>
  change<PacketReviewerRow>(
    rows,
    {
      table: 'packetReviewer',
      where: { nominationId: data.nominationId },
      only: ({ status }) => status === 'assigned',
    },
    { status: 'missed', changedAt: metadata.recordedAt },
  );

const votingOpened = (event: RecordedOf<'VotingOpened'>, rows: ViewRows): readonly Change[] => {
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
    tieBrokenBy: null,
    tieRationale: null,
    voided: 0,
  };
  return [
    changeHead(rows, nominationId, { state: 'voting', round, opens: null }),
    put('packetRound', row),
    ...markMissed(event, rows),
  ];
};

const cast = ({ data, metadata }: RecordedOf<'VoteCast'>): readonly Change[] => {
  const { nominationId, round, memberId, choice, rationale } = data;
  const row: PacketVoteRow = {
    nominationId,
    round,
    memberId,
    choice,
    rationale,
    castAt: metadata.recordedAt,
    changedAt: null,
    changedBecause: null,
    voided: 0,
  };
  return [put('packetVote', row)];
};

const changed = ({ data, metadata }: RecordedOf<'VoteChanged'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, round, memberId, choice, reason } = data;
  const row: PacketVoteRow = {
    ...mustExist(rows.get<PacketVoteRow>('packetVote', { nominationId, round, memberId }), `vote of ${memberId}`),
    choice,
    changedAt: metadata.recordedAt,
    changedBecause: reason,
  };
  return [put('packetVote', row)];
};

const closed = ({ data, metadata }: RecordedOf<'VotingClosed'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, round, tally, quorum, result } = data;
  const closedAt = metadata.recordedAt;
  const row: PacketRoundRow = { ...roundOf(rows, nominationId, round), closedAt, tally, quorum, result };
  return [changeHead(rows, nominationId, { state: 'voted' }), put('packetRound', row)];
};

const tieBroken = ({ data }: RecordedOf<'TieBroken'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, round, chairId: tieBrokenBy, choice: tieBrokenAs, rationale: tieRationale } = data;
  const row: PacketRoundRow = { ...roundOf(rows, nominationId, round), tieBrokenAs, tieBrokenBy, tieRationale };
  return [put('packetRound', row)];
};

/** Rounds of votes. */
export const voteRules = {
  VotingOpened: votingOpened,
  VoteCast: cast,
  VoteChanged: changed,
  VotingClosed: closed,
  TieBroken: tieBroken,
} satisfies SomeRulesOf<'packets'>;
