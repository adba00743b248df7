import type { ReviewTaskRow, TaskRecusalRow, VoteTaskRow } from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { change, put, remove } from '../kernel/changes.js';
import { defineView, type RecordedOf, type RulesOf } from '../kernel/define-view.js';

const dropVotes = (rows: ViewRows, nominationId: string): readonly Change[] =>
  rows
    .find<VoteTaskRow>('voteTask', { nominationId })
    .map(({ personId }) => remove('voteTask', { personId, nominationId }));

const dropReviews = (rows: ViewRows, nominationId: string): readonly Change[] =>
  rows
    .find<ReviewTaskRow>('reviewTask', { nominationId })
    .map(({ personId }) => remove('reviewTask', { personId, nominationId }));

const assigned = ({ data, metadata }: RecordedOf<'ReviewerAssigned'>): readonly Change[] => {
  const { nominationId, reviewerId: personId } = data;
  const task = { personId, nominationId, assignedAt: metadata.recordedAt };
  const row: ReviewTaskRow = { ...task, done: 0, missed: 0, doneAt: null };
  return [put('reviewTask', row)];
};

const reviewed = ({ data, metadata }: RecordedOf<'ReviewSubmitted'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, reviewerId: personId } = data;
  const at = metadata.recordedAt;
  const assignedAt = rows.get<ReviewTaskRow>('reviewTask', { personId, nominationId })?.assignedAt ?? at;
  const row: ReviewTaskRow = { personId, nominationId, done: 1, missed: 0, assignedAt, doneAt: at };
  return [put('reviewTask', row)];
};

const recused = ({ data: { nominationId, personId } }: RecordedOf<'ReviewerRecused'>): readonly Change[] => [
  put('taskRecusal', { nominationId, personId }),
  remove('reviewTask', { personId, nominationId }),
  remove('voteTask', { personId, nominationId }),
];

const missedReviews = (rows: ViewRows, nominationId: string): readonly Change[] =>
  change<ReviewTaskRow>(
    rows,
    { table: 'reviewTask', where: { nominationId }, only: ({ done }) => done === 0 },
    { missed: 1 },
  );

const votingOpened = ({ data, metadata }: RecordedOf<'VotingOpened'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, candidateId, members, round } = data;
  const out = rows.find<TaskRecusalRow>('taskRecusal', { nominationId }).map(({ personId }) => personId);
  const votes = members
    .filter((personId) => personId !== candidateId && !out.includes(personId))
    .map((personId): VoteTaskRow => {
      return { personId, nominationId, round, voted: 0, openedAt: metadata.recordedAt };
    })
    .map((row) => put('voteTask', row));
  return [...votes, ...missedReviews(rows, nominationId)];
};

const voted = ({ data }: RecordedOf<'VoteCast'>, rows: ViewRows): readonly Change[] => {
  const task = rows.get<VoteTaskRow>('voteTask', { personId: data.memberId, nominationId: data.nominationId });
  return task === undefined ? [] : [put('voteTask', { ...task, voted: 1 })];
};

const rules: RulesOf<'worklists'> = {
  ReviewerAssigned: assigned,
  ReviewerDeclined: ({ data }) => [
    remove('reviewTask', { personId: data.reviewerId, nominationId: data.nominationId }),
  ],
  ReviewerRecused: recused,
  ReviewSubmitted: reviewed,
  VotingOpened: votingOpened,
  VoteCast: voted,
  VotingClosed: ({ data }, rows) => dropVotes(rows, data.nominationId),
  NominationWithdrawn: ({ data }, rows) => [
    ...dropVotes(rows, data.nominationId),
    ...dropReviews(rows, data.nominationId),
  ],
};

/** What waits for whom: reviews asked of a reviewer, votes open to a member. */
export const worklists = defineView('worklists', {
  version: 3,
  tables: ['reviewTask', 'voteTask', 'taskRecusal'],
  rules,
});
