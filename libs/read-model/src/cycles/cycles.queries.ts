import type { Deadlines, NominationStatus, Policy } from '@plumbline/domain';
import { type Kysely, sql } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import { type Named, namedIn } from '../names.js';
import { behind, type Page, pageOf, type PageOf } from '../paging/page.js';
import type { Views } from '../tables.js';
import { countingFor } from '../visibility/counting.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { withLine } from '../visibility/reporting-line.js';

export type CycleItem = Readonly<{
  id: string;
  title: string;
  track: string;
  framework: Readonly<{ id: string; version: number }>;
  levels: readonly string[];
  phase: string;
  deadlines: Deadlines;
  openedAt: string;
}>;
export type CycleDetail = CycleItem &
  Readonly<{
    policy: Policy;
    /** Null for those who may not know who is in it. */
    committee: Readonly<{ chair: Named | null; members: readonly Named[] }> | null;
    revision: string;
  }>;
/** Of the nominations that count for the viewer. */
export type CycleProgress = Readonly<{
  id: string;
  phase: string;
  deadlines: Deadlines;
  nominations: number;
  states: readonly Readonly<{ level: string; state: NominationStatus; nominations: number }>[];
  reviews: Readonly<{ asked: number; in: number }>;
}>;

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

export const cycleOf = async (
  db: Kysely<Views>,
  cycleId: string,
  withCommittee: boolean,
): Promise<CycleDetail | undefined> => {
  const row = await cycleRow(db, cycleId);
  if (row === undefined) return undefined;
  return {
    ...itemOf(row),
    policy: fromJson(row.policy),
    committee: withCommittee ? await committeeOf(db, row) : null,
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

/** How far the cycle's nominations have come, by level and state, and how many of the reviews asked for are in. */
export const cycleProgressOf = async (
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
    ) group by "level", "state" having sum("nominations") > 0 order by "level", "state"`.execute(db);
  return {
    id: cycleId,
    phase: cycle.phase,
    deadlines: fromJson(cycle.deadlines),
    nominations: sum(rows.map(({ nominations }) => nominations)),
    states: rows.map(({ level, state, nominations }) => ({ level, state, nominations })),
    reviews: { asked: sum(rows.map(({ asked }) => asked)), in: sum(rows.map(({ done }) => done)) },
  };
};
