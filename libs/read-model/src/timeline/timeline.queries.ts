import type { Band, Ratio } from '@plumbline/domain';
import type { TimelineKind } from './timeline.table.js';
import type { Grants } from '@plumbline/access';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import { type Named, namedIn } from '../names.js';
import type { Views } from '../tables.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { withLine } from '../visibility/reporting-line.js';
import { factsOf, grantsInRow } from '../visibility/row-grants.js';

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

/** What the viewer sees of each nomination of the person. */
const grantsOn = async (
  db: Kysely<Views>,
  personId: string,
  asking: ListViewer,
): Promise<ReadonlyMap<string, Grants>> => {
  const viewer = await withLine(db, asking);
  const rows = await db
    .selectFrom('nomination as n')
    .select(['n.nominationId', 'n.state', factsOf(viewer).as('facts')])
    .where('n.candidateId', '=', personId)
    .execute();
  return new Map(rows.map((row) => [row.nominationId, grantsInRow(viewer, row)]));
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

/** What the packet shows of a decision, the timeline shows too. */
const showsDecision = ({ kind, superseded }: Entry, grants: Grants): boolean => {
  if (kind !== 'decided') return true;
  return superseded === 1 ? grants.decisions : grants.outcome;
};

/** Entries of the nomination's own stream carry its revision; a change of level only refers to the nomination. */
const isShown = (entry: Entry, grants: Grants | undefined): boolean =>
  entry.revision === null || (grants?.exists === true && showsDecision(entry, grants));

/**
 * One person over time, oldest first; entries that hold from the same day in the order they were recorded. What happened
 * to nominations that do not exist for the viewer is left out, and a change of level does not name them.
 */
export const timelineOf = async (
  db: Kysely<Views>,
  personId: string,
  viewer: ListViewer,
): Promise<readonly TimelineEntry[]> => {
  const grants = await grantsOn(db, personId, viewer);
  const grantsIn = ({ nominationId }: Entry): Grants | undefined => grants.get(nominationId ?? '');
  const rows = (await entriesOf(db, personId))
    .filter((row) => isShown(row, grantsIn(row)))
    .map((row) => ({ ...row, detail: fromJson(row.detail), grants: grantsIn(row) }));
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
    nomination: row.grants?.exists ? row.nominationId : null,
    detail: row.detail,
    manager: managed(managerOf(row)),
    readiness: row.grants?.band ? then(row.position) : [],
  }));
};
