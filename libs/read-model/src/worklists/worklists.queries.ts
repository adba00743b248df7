import type { ReviewTask, VoteTask } from '@plumbline/responses';
import { type Kysely, sql } from 'kysely';
import { behind, type Page, pageOf } from '../paging/page.js';
import type { Views } from '../tables.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { isFurtherRound, isInTime, isPastDeadlines, reviewsTaken, votesTaken } from './taken-now.js';
import { dueOf, taskOf, tasksFor, type TasksOf } from './task-lines.js';

export const REVIEW_TASKS_SCOPE = 'my reviews';
export const VOTE_TASKS_SCOPE = 'my votes';

const REVIEW_ORDER = ['t.done', 't.assignedAt', 't.nominationId'] as const;
const VOTE_ORDER = ['t.voted', 't.openedAt', 't.nominationId'] as const;

/** Reviews that a person can submit now, then those that they can revise, each by the day that it was asked. */
export const reviewTasksPage = async (
  db: Kysely<Views>,
  viewer: ListViewer,
  { limit, after, now }: TasksOf,
): Promise<Page<ReviewTask>> => {
  const rows = await tasksFor(db, viewer)
    .innerJoin('reviewTask as t', 't.nominationId', 'n.nominationId')
    .select(['t.done', 't.assignedAt', 't.doneAt', sql<number>`${isPastDeadlines}`.as('pastDeadlines')])
    .where('t.personId', '=', viewer.personId)
    .where('t.missed', '=', 0)
    .where(reviewsTaken)
    .$if(after !== undefined, (q) => q.where(behind(REVIEW_ORDER, after ?? [], false)))
    .orderBy('t.done')
    .orderBy('t.assignedAt')
    .orderBy('t.nominationId')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, {
    scope: REVIEW_TASKS_SCOPE,
    place: (row) => [String(row.done), row.assignedAt, row.nominationId],
    item: (row) => ({
      ...taskOf(row),
      ...dueOf(row, ['reviews', row.done === 0 && row.pastDeadlines === 0], now),
      status: row.done === 1 ? 'done' : 'to-do',
      assignedAt: row.assignedAt,
      doneAt: row.doneAt,
    }),
  });
};

/** Votes that a member can cast now, then those that they can change, each by the day that voting opened. */
export const voteTasksPage = async (
  db: Kysely<Views>,
  viewer: ListViewer,
  { limit, after, now }: TasksOf,
): Promise<Page<VoteTask>> => {
  const rows = await tasksFor(db, viewer)
    .innerJoin('voteTask as t', 't.nominationId', 'n.nominationId')
    .select(['t.round', 't.voted', 't.openedAt', sql<number>`${isFurtherRound}`.as('pastDeadlines')])
    .where('t.personId', '=', viewer.personId)
    .where(votesTaken)
    .where(sql<boolean>`(t."voted" = 0 or ${isFurtherRound} or ${isInTime('votes', now)})`)
    .$if(after !== undefined, (q) => q.where(behind(VOTE_ORDER, after ?? [], false)))
    .orderBy('t.voted')
    .orderBy('t.openedAt')
    .orderBy('t.nominationId')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, {
    scope: VOTE_TASKS_SCOPE,
    place: (row) => [String(row.voted), row.openedAt, row.nominationId],
    item: (row) => ({
      ...taskOf(row),
      ...dueOf(row, ['votes', row.voted === 0 && row.pastDeadlines === 0], now),
      status: row.voted === 1 ? 'done' : 'to-do',
      round: row.round,
      openedAt: row.openedAt,
    }),
  });
};
