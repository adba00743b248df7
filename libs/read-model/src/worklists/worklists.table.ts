import type { ReviewTaskRow, TaskRecusalRow, VoteTaskRow } from './rows.js';
import { defineTable } from '@plumbline/view-store';

export const reviewTaskTable = defineTable<ReviewTaskRow>()({
  name: 'reviewTask',
  key: ['personId', 'nominationId'],
  columns: {
    personId: 'text',
    nominationId: 'text',
    done: 'integer',
    missed: 'integer',
    assignedAt: 'text',
    doneAt: 'text?',
  },
  indexes: [['nominationId']],
});

export const voteTaskTable = defineTable<VoteTaskRow>()({
  name: 'voteTask',
  key: ['personId', 'nominationId'],
  columns: { personId: 'text', nominationId: 'text', round: 'integer', voted: 'integer', openedAt: 'text' },
  indexes: [['nominationId']],
});

export const taskRecusalTable = defineTable<TaskRecusalRow>()({
  name: 'taskRecusal',
  key: ['nominationId', 'personId'],
  columns: { nominationId: 'text', personId: 'text' },
});

export const worklistsTables = [reviewTaskTable, voteTaskTable, taskRecusalTable] as const;
