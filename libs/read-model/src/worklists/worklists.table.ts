import { defineTable, flag, id, instant, integer, type RowOf } from '@plumbline/view-store';

/** A review asked of a person. Its due date is the cycle's, which can move. */
export const reviewTaskTable = defineTable('reviewTask', {
  key: ['personId', 'nominationId'],
  columns: {
    personId: id,
    nominationId: id,
    /** 1 when theirs is in. */
    done: flag,
    /** 1 when voting opened before: it is on no list, unless it is asked again. */
    missed: flag,
    assignedAt: instant,
    doneAt: instant.orNull,
  },
  indexes: [['nominationId'], ['personId', 'missed', 'done', 'assignedAt', 'nominationId']],
});
export type ReviewTaskRow = RowOf<typeof reviewTaskTable>;

/** A vote open to a member; gone when voting closes. */
export const voteTaskTable = defineTable('voteTask', {
  key: ['personId', 'nominationId'],
  columns: {
    personId: id,
    nominationId: id,
    round: integer,
    /** 1 when theirs is cast. */
    voted: flag,
    openedAt: instant,
  },
  indexes: [['nominationId'], ['personId', 'voted', 'openedAt', 'nominationId']],
});
export type VoteTaskRow = RowOf<typeof voteTaskTable>;

export const taskRecusalTable = defineTable('taskRecusal', {
  key: ['nominationId', 'personId'],
  columns: { nominationId: id, personId: id },
});
export type TaskRecusalRow = RowOf<typeof taskRecusalTable>;

export const worklistsTables = [reviewTaskTable, voteTaskTable, taskRecusalTable] as const;
