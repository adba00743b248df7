import type { Band, Ratio } from '@plumbline/domain';
import type { TimelineKind } from '@plumbline/projections';
import type { Kysely } from 'kysely';
import { fromJson } from './core/database.js';
import { ERASED_NAME, type Named } from './names.js';
import type { Views } from './tables.js';

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

const managersIn = async (db: Kysely<Views>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('person').select(['personId', 'displayName']).where('personId', 'in', ids).execute();
  return new Map(rows.map(({ personId, displayName }) => [personId, displayName ?? ERASED_NAME]));
};

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

/** One person over time, oldest first; entries that hold from the same day in the order they were recorded. */
export const timelineOf = async (db: Kysely<Views>, personId: string): Promise<readonly TimelineEntry[]> => {
  const rows = await db
    .selectFrom('timeline')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('onDate')
    .orderBy('position')
    .execute();
  const details = rows.map(({ detail }) => fromJson(detail));
  const managerOf = (detail: TimelineEntry['detail'] | undefined): string | undefined =>
    typeof detail?.['managerId'] === 'string' ? detail['managerId'] : undefined;
  const names = await managersIn(
    db,
    details.map(managerOf).filter((id) => id !== undefined),
  );
  const then = await readinessThen(db, personId);
  return rows.map((row, index) => {
    const manager = managerOf(details[index]);
    return {
      on: row.onDate,
      kind: row.kind,
      recordedAt: row.recordedAt,
      nomination: row.nominationId,
      detail: details[index] ?? {},
      manager: manager === undefined ? null : { id: manager, name: names.get(manager) ?? ERASED_NAME },
      readiness: then(row.position),
    };
  });
};
