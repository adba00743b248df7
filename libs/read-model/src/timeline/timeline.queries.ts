import type { Band, Ratio } from '@plumbline/domain';
import type { TimelineKind } from './timeline.table.js';
import { type Kysely, sql } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import { type Named, namedIn } from '../names.js';
import type { Views } from '../tables.js';
import { calibrates, isOwn, leads, owesReview, type Seer, weighs } from '../visibility/visible.js';

export type ReadinessThen = Readonly<{ level: string; band: Band; attainment: Ratio; coverage: Ratio }>;
export type TimelineEntry = Readonly<{
  /** Day on which it holds, UTC. */
  on: string;
  kind: TimelineKind;
  recordedAt: string;
  nomination: string | null;
  detail: Readonly<Record<string, string | number | null>>;
  /** The manager that the entry names. */
  manager: Named | null;
  /** Every level as it stood when the decision was recorded, lowest first; empty on other entries. */
  readiness: readonly ReadinessThen[];
}>;

const managerOf = ({ detail }: Pick<TimelineEntry, 'detail'>): string | undefined =>
  typeof detail['managerId'] === 'string' ? detail['managerId'] : undefined;

const readinessThen = async (db: Kysely<Views>, personId: string) => {
  const rows = await db
    .selectFrom('timeline as t')
    .innerJoin('readinessAtDecision as d', (join) =>
      join.onRef('d.nominationId', '=', 't.nominationId').onRef('d.revision', '=', 't.revision'),
    )
    .select(['t.position', 'd.level', 'd.band', 'd.attainment', 'd.coverage'])
    .where('t.personId', '=', personId)
    .orderBy('d.ordinal')
    .execute();
  return (position: string): readonly ReadinessThen[] =>
    rows
      .filter((row) => row.position === position)
      .map(({ level, band, attainment, coverage }) => {
        return { level, band, attainment: fromJson(attainment), coverage: fromJson(coverage) };
      });
};

/** Whether the readiness of a nomination is for the seer too, and decisions on it that were reopened since. */
type Seen = Readonly<{ readiness: boolean; superseded: boolean }>;

/** The person's nominations that exist for the seer. */
const seenBy = async (db: Kysely<Views>, personId: string, seer: Seer): Promise<ReadonlyMap<string, Seen>> => {
  const inside = sql<number>`(${calibrates(seer)} or ${leads(seer)})`;
  const rows = await db
    .selectFrom('nomination as n')
    .select('n.nominationId')
    .select(sql<number>`(${inside} and not ${owesReview(seer)})`.as('readiness'))
    .select(weighs(seer).as('superseded'))
    .where('n.candidateId', '=', personId)
    .where(sql<boolean>`(${inside} or (${isOwn(seer)} and n."state" in ('released', 'appealed')))`)
    .execute();
  return new Map(
    rows.map(({ nominationId, readiness, superseded }) => {
      return [nominationId, { readiness: Boolean(readiness), superseded: Boolean(superseded) }];
    }),
  );
};

const entriesOf = (db: Kysely<Views>, personId: string) =>
  db
    .selectFrom('timeline as t')
    .leftJoin('decision as d', (join) =>
      join.onRef('d.nominationId', '=', 't.nominationId').onRef('d.revision', '=', 't.revision'),
    )
    .selectAll('t')
    .select('d.superseded')
    .where('t.personId', '=', personId)
    .orderBy('t.onDate')
    .orderBy('t.position')
    .execute();
type Entry = Awaited<ReturnType<typeof entriesOf>>[number];

/** Entries of the nomination's own stream carry its revision; a change of level only refers to the nomination. */
const exists = ({ nominationId, revision, superseded }: Entry, seen: ReadonlyMap<string, Seen>): boolean => {
  const nomination = seen.get(nominationId ?? '');
  return revision === null || (nomination !== undefined && (superseded !== 1 || nomination.superseded));
};

/**
 * One person over time, oldest first; entries that hold from the same day in the order they were recorded. What happened
 * to nominations that do not exist for the seer is left out, and a change of level does not name them. A decision that
 * was reopened is for those who weigh it: the packet shows nobody else what no longer stands.
 */
export const timelineOf = async (
  db: Kysely<Views>,
  personId: string,
  seer: Seer,
): Promise<readonly TimelineEntry[]> => {
  const seen = await seenBy(db, personId, seer);
  const rows = (await entriesOf(db, personId))
    .filter((row) => exists(row, seen))
    .map((row) => ({ ...row, detail: fromJson(row.detail) }));
  const named = await namedIn(
    db,
    rows.map(managerOf).filter((id) => id !== undefined),
  );
  const managed = (id: string | undefined): Named | null => (id === undefined ? null : named(id));
  const then = await readinessThen(db, personId);
  return rows.map((row) => ({
    on: row.onDate,
    kind: row.kind,
    recordedAt: row.recordedAt,
    nomination: seen.has(row.nominationId ?? '') ? row.nominationId : null,
    detail: row.detail,
    manager: managed(managerOf(row)),
    readiness: seen.get(row.nominationId ?? '')?.readiness ? then(row.position) : [],
  }));
};
