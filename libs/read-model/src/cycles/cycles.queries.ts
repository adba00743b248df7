import type { NominationStatus } from '@plumbline/domain';
import { type Cycle, type CycleItem, type CycleProgress, hide, hiddenIn } from '@plumbline/responses';
import { type Kysely, sql } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import { namedIn } from '../names.js';
import { dueIn } from './retention.queries.js';
import { behind, type Page, pageOf, type PageOf } from '../paging/page.js';
import type { Views } from '../tables.js';
import { countingFor } from '../visibility/counting.js';
import { keyOfViewer, type ListViewer, WHAT_IS_SEEN } from '../visibility/list-viewer.js';
import { withLine } from '../visibility/reporting-line.js';
import { cachedWhileUnchanged } from '../cached.js';

export const CYCLES_SCOPE = 'cycles';

const itemOf = (row: Views['cycle']): CycleItem => ({
  id: row.cycleId,
  title: row.title,
  track: row.track,
  framework: { id: row.frameworkId, version: row.frameworkVersion },
  levels: fromJson(row.levels),
  phase: row.phase,
  deadlines: fromJson(row.deadlines),
  openedAt: row.openedAt,
});

/** By id. */
export const cyclesPage = async (db: Kysely<Views>, { limit, after }: PageOf): Promise<Page<CycleItem>> => {
  const rows = await db
    .selectFrom('cycle as c')
    .selectAll()
    .$if(after !== undefined, (q) => q.where(behind(['c.cycleId'], after ?? [], false)))
    .orderBy('c.cycleId')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, { scope: CYCLES_SCOPE, place: (row) => [row.cycleId], item: itemOf });
};

const cycleRow = (db: Kysely<Views>, cycleId: string) =>
  db.selectFrom('cycle').selectAll().where('cycleId', '=', cycleId).executeTakeFirst();

const committeeOf = async (db: Kysely<Views>, { cycleId, chairId }: Views['cycle']) => {
  const rows = await db
    .selectFrom('cycleMember')
    .select('personId')
    .where('cycleId', '=', cycleId)
    .orderBy('personId')
    .execute();
  const members = rows.map(({ personId }) => personId);
  const named = await namedIn(db, [...members, ...(chairId === null ? [] : [chairId])]);
  return { chair: chairId === null ? null : named(chairId), members: members.map(named) };
};

export const isCycle = async (db: Kysely<Views>, cycleId: string): Promise<boolean> =>
  (await db.selectFrom('cycle').select('cycleId').where('cycleId', '=', cycleId).executeTakeFirst()) !== undefined;

export const cycleOf = async (
  db: Kysely<Views>,
  cycleId: string,
  isOfCommittee: boolean,
): Promise<Cycle | undefined> => {
  const row = await cycleRow(db, cycleId);
  if (row === undefined) return undefined;
  return {
    ...itemOf(row),
    policy: fromJson(row.policy),
    closedAt: row.closedAt,
    textsExpiredAt: row.textsExpiredAt,
    ...hide(
      {
        committee: isOfCommittee ? await committeeOf(db, row) : null,
        // The days say how nominations ended, beside texts that are gone.
        ...{ retention: fromJson(row.retention), due: dueIn(row) },
      },
      hiddenIn({ committee: isOfCommittee, retention: isOfCommittee, due: isOfCommittee }),
    ),
    revision: String(row.revision),
  };
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

type StateCount = Readonly<{
  level: string;
  state: NominationStatus;
  nominations: number;
  asked: number;
  done: number;
}>;

const readProgress = async (
  db: Kysely<Views>,
  viewer: ListViewer,
  cycleId: string,
): Promise<CycleProgress | undefined> => {
  const cycle = await cycleRow(db, cycleId);
  if (cycle === undefined) return undefined;
  const { totals, few, each } = await countingFor(db, await withLine(db, viewer), cycleId, 'progress');
  const { rows } = await sql<StateCount>`
    select "level", "state", sum("nominations") as "nominations", sum("reviewers") as "asked", sum("reviewsIn") as "done" from (
      select s."level", s."state", s."nominations", s."reviewers", s."reviewsIn" from "stateCount" s
      where s."cycleId" = ${cycleId} and ${totals}
      union all
      select n."targetLevel", n."state", ${each}, ${each} * n."reviewers", ${each} * n."reviewsIn" from "nomination" n where ${few}
    ) counted group by "level", "state" having sum("nominations") > 0 order by "level", "state"`.execute(db);
  return {
    id: cycleId,
    phase: cycle.phase,
    deadlines: fromJson(cycle.deadlines),
    nominations: sum(rows.map(({ nominations }) => nominations)),
    states: rows.map(({ level, state, nominations }) => ({ targetLevel: level, state, nominations })),
    reviewsAsked: sum(rows.map(({ asked }) => asked)),
    reviewsIn: sum(rows.map(({ done }) => done)),
  };
};

/** How far the cycle's nominations have come, by level and state, and how many of the reviews asked for are in. */
export const cycleProgressOf = cachedWhileUnchanged(readProgress, {
  megabytes: 2,
  key: (viewer, cycleId) => JSON.stringify([keyOfViewer(viewer), cycleId]),
  sources: () => [...WHAT_IS_SEEN, 'stateCount'],
});
