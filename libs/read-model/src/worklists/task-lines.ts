import { type Deadlines, isLater } from '@plumbline/domain';
import type { VoteTask } from '@plumbline/responses';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import { nameOf } from '../names.js';
import type { PageOf } from '../paging/page.js';
import type { Views } from '../tables.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { sees } from '../visibility/sees.js';

/** A page of tasks, at an instant: what is overdue is so by then. */
export type TasksOf = PageOf & Readonly<{ now: string }>;
type Task = Pick<VoteTask, 'nomination' | 'cycle' | 'candidate' | 'targetLevel' | 'state' | 'phase'>;
type Due = Readonly<{ dueAt: string; overdue: boolean }>;

/** Nominations whose state the viewer sees, each with what decides about what is taken now. */
export const tasksFor = (db: Kysely<Views>, viewer: ListViewer) =>
  db
    .selectFrom('nomination as n')
    .innerJoin('cycle as c', 'c.cycleId', 'n.cycleId')
    .innerJoin('packet as k', 'k.nominationId', 'n.nominationId')
    .leftJoin('packetRound as r', (join) =>
      join.onRef('r.nominationId', '=', 'n.nominationId').onRef('r.round', '=', 'k.round'),
    )
    .leftJoin('person as p', 'p.personId', 'n.candidateId')
    .select(['n.nominationId', 'n.cycleId', 'n.candidateId', 'n.targetLevel', 'n.state'])
    .select(['c.title', 'c.deadlines', 'c.phase', nameOf('p').as('candidateName')])
    .where(sees(viewer, 'state'));

export type TaskLine = Awaited<ReturnType<ReturnType<typeof tasksFor>['execute']>>[number];

export const taskOf = (row: TaskLine): Task => ({
  nomination: { id: row.nominationId },
  cycle: { id: row.cycleId, title: row.title },
  candidate: { id: row.candidateId, name: row.candidateName },
  targetLevel: row.targetLevel,
  state: row.state,
  phase: row.phase,
});

/** `binds`: what is to do has to be done by the deadline. */
export const dueOf = (
  { deadlines }: Pick<TaskLine, 'deadlines'>,
  [deadline, binds]: readonly [keyof Deadlines, boolean],
  now: string,
): Due => {
  const dueAt = fromJson(deadlines)[deadline];
  return { dueAt, overdue: binds && isLater(now, dueAt) };
};
