import type { NominationStatus } from '@plumbline/domain';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import { type Named, nameOf } from '../names.js';
import type { Views } from '../tables.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { sees } from '../visibility/sees.js';

type Task = Readonly<{
  nomination: string;
  cycle: Readonly<{ id: string; title: string }>;
  candidate: Named;
  targetLevel: string;
  state: NominationStatus;
  /** The cycle's deadline as it stands. */
  dueAt: string;
}>;
/** missed: not in when voting opened, and not to come in any more. */
export type ReviewTask = Task &
  Readonly<{ status: 'to-do' | 'done' | 'missed'; assignedAt: string; doneAt: string | null }>;
export type VoteTask = Task & Readonly<{ round: number; voted: boolean; openedAt: string }>;

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
  nomination: row.nominationId,
  cycle: { id: row.cycleId, title: row.title },
  candidate: { id: row.candidateId, name: row.candidateName },
  targetLevel: row.targetLevel,
  state: row.state,
  dueAt: fromJson(row.deadlines)[deadline],
});

/** Reviews asked of a person: what is to do, what was missed, what is done, each by the day that it was asked. */
export const reviewTasksOf = async (db: Kysely<Views>, viewer: ListViewer): Promise<readonly ReviewTask[]> => {
  const rows = await tasksFor(db, viewer)
    .innerJoin('reviewTask as t', 't.nominationId', 'n.nominationId')
    .select(['t.done', 't.missed', 't.assignedAt', 't.doneAt'])
    .where('t.personId', '=', viewer.personId)
    .orderBy('t.done')
    .orderBy('t.missed')
    .orderBy('t.assignedAt')
    .orderBy('t.nominationId')
    .execute();
  return rows.map((row) => {
    const status = statusOf(row);
    return { ...taskOf(row, 'reviews'), status, assignedAt: row.assignedAt, doneAt: row.doneAt };
  });
};

/** Votes open to a member: those not cast first, then by the day that voting opened. */
export const voteTasksOf = async (db: Kysely<Views>, viewer: ListViewer): Promise<readonly VoteTask[]> => {
  const rows = await tasksFor(db, viewer)
    .innerJoin('voteTask as t', 't.nominationId', 'n.nominationId')
    .select(['t.round', 't.voted', 't.openedAt'])
    .where('t.personId', '=', viewer.personId)
    .orderBy('t.voted')
    .orderBy('t.openedAt')
    .orderBy('t.nominationId')
    .execute();
  return rows.map((row) => {
    return { ...taskOf(row, 'votes'), round: row.round, voted: row.voted === 1, openedAt: row.openedAt };
  });
};
