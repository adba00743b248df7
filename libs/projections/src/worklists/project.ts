import { byType, type RecordedOf } from '../kernel/by-type.js';
import { change, put, remove } from '../kernel/changes.js';
import type { Change, OwnRows, View } from '@plumbline/view-store';
import type { ReviewTaskRow, TaskRecusalRow, VoteTaskRow } from '@plumbline/read-model';

const dropVotes = (own: OwnRows, nominationId: string): readonly Change[] =>
  own
    .find<VoteTaskRow>('voteTask', { nominationId })
    .map(({ personId }) => remove('voteTask', { personId, nominationId }));

const dropReviews = (own: OwnRows, nominationId: string): readonly Change[] =>
  own
    .find<ReviewTaskRow>('reviewTask', { nominationId })
    .map(({ personId }) => remove('reviewTask', { personId, nominationId }));

const assigned = ({ data, metadata }: RecordedOf<'ReviewerAssigned'>): readonly Change[] => {
  const { nominationId, reviewerId: personId } = data;
  const task = { personId, nominationId, assignedAt: metadata.recordedAt };
  const row: ReviewTaskRow = { ...task, done: 0, missed: 0, doneAt: null };
  return [put('reviewTask', row)];
};

const reviewed = ({ data, metadata }: RecordedOf<'ReviewSubmitted'>, own: OwnRows): readonly Change[] => {
  const { nominationId, reviewerId: personId } = data;
  const at = metadata.recordedAt;
  const assignedAt = own.get<ReviewTaskRow>('reviewTask', { personId, nominationId })?.assignedAt ?? at;
  const row: ReviewTaskRow = { personId, nominationId, done: 1, missed: 0, assignedAt, doneAt: at };
  return [put('reviewTask', row)];
};

const recused = ({ data: { nominationId, personId } }: RecordedOf<'ReviewerRecused'>): readonly Change[] => [
  put('taskRecusal', { nominationId, personId }),
  remove('reviewTask', { personId, nominationId }),
  remove('voteTask', { personId, nominationId }),
];

const missedReviews = (own: OwnRows, nominationId: string): readonly Change[] =>
  change<ReviewTaskRow>(
    own,
    { table: 'reviewTask', where: { nominationId }, only: ({ done }) => done === 0 },
    { missed: 1 },
  );

const votingOpened = ({ data, metadata }: RecordedOf<'VotingOpened'>, own: OwnRows): readonly Change[] => {
  const { nominationId, candidateId, members, round } = data;
  const out = own.find<TaskRecusalRow>('taskRecusal', { nominationId }).map(({ personId }) => personId);
  const votes = members
    .filter((personId) => personId !== candidateId && !out.includes(personId))
    .map((personId): VoteTaskRow => {
      return { personId, nominationId, round, voted: 0, openedAt: metadata.recordedAt };
    })
    .map((row) => put('voteTask', row));
  return [...votes, ...missedReviews(own, nominationId)];
};

const voted = ({ data }: RecordedOf<'VoteCast'>, own: OwnRows): readonly Change[] => {
  const task = own.get<VoteTaskRow>('voteTask', { personId: data.memberId, nominationId: data.nominationId });
  return task === undefined ? [] : [put('voteTask', { ...task, voted: 1 })];
};

/** What waits for whom: reviews asked of a reviewer, votes open to a member. */
export const worklists: View = {
  name: 'worklists',
  version: 2,
  tables: ['reviewTask', 'voteTask', 'taskRecusal'],
  project: byType({
    ReviewerAssigned: assigned,
    ReviewerDeclined: ({ data }) => [
      remove('reviewTask', { personId: data.reviewerId, nominationId: data.nominationId }),
    ],
    ReviewerRecused: recused,
    ReviewSubmitted: reviewed,
    VotingOpened: votingOpened,
    VoteCast: voted,
    VotingClosed: ({ data }, own) => dropVotes(own, data.nominationId),
    NominationReturned: ({ data }, own) => dropVotes(own, data.nominationId),
    NominationWithdrawn: ({ data }, own) => [
      ...dropVotes(own, data.nominationId),
      ...dropReviews(own, data.nominationId),
    ],
  }),
};
