import type { ReviewTask, VoteTask } from '@plumbline/responses';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import { nameOf } from '../names.js';
import { behind, type Page, pageOf, type PageOf } from '../paging/page.js';
import type { Views } from '../tables.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { sees } from '../visibility/sees.js';

type Task = Pick<VoteTask, 'nomination' | 'cycle' | 'candidate' | 'targetLevel' | 'state' | 'dueAt'>;

export const REVIEW_TASKS_SCOPE = 'my reviews';
export const VOTE_TASKS_SCOPE = 'my votes';

const statusOf = ({ done, missed }: Readonly<{ done: number; missed: number }>): ReviewTask['status'] => {
  if (done === 1) return 'done';
  return missed === 1 ? 'missed' : 'to-do';
};

const tasksFor = (db: Kysely<Views>, viewer: ListViewer) =>
  db
    .selectFrom('nomination as n')
    .innerJoin('cycle as c', 'c.cycleId', 'n.cycleId')
    .leftJoin('person as p', 'p.personId', 'n.candidateId')
    .select(['n.nominationId', 'n.cycleId', 'n.candidateId', 'n.targetLevel', 'n.state', 'c.title', 'c.deadlines'])
    .select(nameOf('p').as('candidateName'))
    .where(sees(viewer, 'exists'));

type Line = Awaited<ReturnType<ReturnType<typeof tasksFor>['execute']>>[number];
const taskOf = (row: Line, deadline: 'reviews' | 'votes'): Task => ({
  nomination: { id: row.nominationId },
  cycle: { id: row.cycleId, title: row.title },
  candidate: { id: row.candidateId, name: row.candidateName },
  targetLevel: row.targetLevel,
  state: row.state,
  dueAt: fromJson(row.deadlines)[deadline],
});

const REVIEW_ORDER = ['t.done', 't.missed', 't.assignedAt', 't.nominationId'] as const;
const VOTE_ORDER = ['t.voted', 't.openedAt', 't.nominationId'] as const;

/** Reviews asked of a person: what is to do, what was missed, what is done, each by the day that it was asked. */
export const reviewTasksPage = async (
  db: Kysely<Views>,
  viewer: ListViewer,
  { limit, after }: PageOf,
): Promise<Page<ReviewTask>> => {
  const rows = await tasksFor(db, viewer)
    .innerJoin('reviewTask as t', 't.nominationId', 'n.nominationId')
    .select(['t.done', 't.missed', 't.assignedAt', 't.doneAt'])
    .where('t.personId', '=', viewer.personId)
    .$if(after !== undefined, (q) => q.where(behind(REVIEW_ORDER, after ?? [], false)))
    .orderBy('t.done')
    .orderBy('t.missed')
    .orderBy('t.assignedAt')
    .orderBy('t.nominationId')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, {
    scope: REVIEW_TASKS_SCOPE,
    place: (row) => [String(row.done), String(row.missed), row.assignedAt, row.nominationId],
    item: (row) => ({
      ...taskOf(row, 'reviews'),
      status: statusOf(row),
      assignedAt: row.assignedAt,
      doneAt: row.doneAt,
    }),
  });
};

/** Votes open to a member: those not cast first, then by the day that voting opened. */
export const voteTasksPage = async (
  db: Kysely<Views>,
  viewer: ListViewer,
  { limit, after }: PageOf,
): Promise<Page<VoteTask>> => {
  const rows = await tasksFor(db, viewer)
    .innerJoin('voteTask as t', 't.nominationId', 'n.nominationId')
    .select(['t.round', 't.voted', 't.openedAt'])
    .where('t.personId', '=', viewer.personId)
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
      ...taskOf(row, 'votes'),
      status: row.voted === 1 ? 'done' : 'to-do',
      round: row.round,
      openedAt: row.openedAt,
    }),
  });
};
