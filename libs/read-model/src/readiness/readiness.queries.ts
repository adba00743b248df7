import type { LevelReadiness } from '@plumbline/domain';
import type { BandCounts, HeatMapColumn } from '@plumbline/responses';
import { type Kysely, sql } from 'kysely';
import { nameOf } from '../names.js';
import { behind, type Page, pageOf, type PageOf } from '../paging/page.js';
import { computed, INPUT_COLUMNS, type InputRow, inputs, seenByManagers, type WholeInput } from './readiness-inputs.js';
import type { Views } from '../tables.js';
import { countingFor } from '../visibility/counting.js';
import { withLine } from '../visibility/reporting-line.js';
import { sees } from '../visibility/sees.js';
import { cachedWhileUnchanged } from '../cached.js';
import { keyOfViewer, type ListViewer, WHAT_IS_SEEN } from '../visibility/list-viewer.js';

type BandCount = BandCounts['bands'][number];

export const heatMapScope = (cycleId: string, level: string): string => `heat-map ${cycleId} ${level}`;

/** `toManagers`: what managers above the candidate see bands and statuses of; null while they see none. */
export type Levels = Readonly<{ current: readonly LevelReadiness[]; toManagers: readonly LevelReadiness[] | null }>;

const levelsIn = async (db: Kysely<Views>, row: WholeInput): Promise<Levels> => {
  const current = await computed(db, row);
  const seen = seenByManagers(row);
  if (seen === undefined) return { current, toManagers: null };
  return { current, toManagers: row.frozenReviews === null ? current : await computed(db, seen) };
};

const readLevels = async (db: Kysely<Views>, nominationId: string): Promise<Levels | undefined> => {
  const row = await inputs(db).where('i.nominationId', '=', nominationId).executeTakeFirst();
  return row && levelsIn(db, row);
};

/** One nomination over all levels of its track, lowest first. */
export const levelsOf = cachedWhileUnchanged(readLevels, {
  megabytes: 16,
  key: (nominationId) => nominationId,
  sources: (nominationId) => [`readinessInput ${nominationId}`, 'readinessPolicy', 'readinessRubric'],
});

/** Nominations of a cycle that are on the viewer's heat map. */
const rowsFor = (db: Kysely<Views>, viewer: ListViewer, cycleId: string) =>
  db
    .selectFrom('readiness as r')
    .innerJoin('nomination as n', 'n.nominationId', 'r.nominationId')
    .where('r.cycleId', '=', cycleId)
    .where('r.live', '=', 1)
    .where(sees(viewer, 'heatMap'));

const readBandCounts = async (
  db: Kysely<Views>,
  viewer: ListViewer,
  { cycleId, orgUnit }: Readonly<{ cycleId: string; orgUnit?: string }>,
): Promise<readonly BandCount[]> => {
  const { totals, few, each } = await countingFor(db, await withLine(db, viewer), cycleId, 'heatMap');
  const inUnit = (alias: 'b' | 'r') =>
    orgUnit === undefined ? sql`` : sql`and ${sql.ref(`${alias}.orgUnit`)} = ${orgUnit}`;
  const { rows } = await sql<BandCount>`
    select "level", "band", sum("nominations") as "nominations", sum("targeting") as "targeting" from (
      select b."level", b."band", b."ordinal", b."nominations", b."targeting" from "bandCount" b
      where b."cycleId" = ${cycleId} and ${totals} ${inUnit('b')}
      union all
      select r."level", r."band", r."ordinal", ${each}, ${each} * r."targeted"
      from "nomination" n cross join "readiness" r
      where r."nominationId" = n."nominationId" and r."live" = 1 and ${few} ${inUnit('r')}
    ) counted group by "level", "band" having sum("nominations") > 0 order by min("ordinal"), "band"`.execute(db);
  return rows;
};

/** How many nominations of a cycle stand in each band of each level, of one org unit or of all; withdrawn ones left out. */
export const bandCountsOf = cachedWhileUnchanged(readBandCounts, {
  megabytes: 2,
  key: (viewer, of) => JSON.stringify([keyOfViewer(viewer), of.cycleId, of.orgUnit]),
  sources: () => [...WHAT_IS_SEEN, 'bandCount', 'readiness'],
});

/** As many nominations as a page of a list has at most, and one more. */
const NAMED = 201;

const readCounted = async (
  db: Kysely<Views>,
  viewer: ListViewer,
  { cycleId, orgUnit }: Readonly<{ cycleId: string; orgUnit?: string }>,
): Promise<readonly string[]> => {
  const rows = await rowsFor(db, await withLine(db, viewer), cycleId)
    .select('r.nominationId')
    .where('r.targeted', '=', 1)
    .$if(orgUnit !== undefined, (q) => q.where('r.orgUnit', '=', orgUnit as string))
    .limit(NAMED)
    .execute();
  return rows.map(({ nominationId }) => nominationId);
};

/** The nominations that are counted in those bands, for the log of reads; of very many only the first. */
export const countedNominations = cachedWhileUnchanged(readCounted, {
  megabytes: 2,
  key: (viewer, of) => JSON.stringify([keyOfViewer(viewer), of.cycleId, of.orgUnit]),
  sources: () => [...WHAT_IS_SEEN, 'readiness'],
});

const cellsOf = async (db: Kysely<Views>, row: InputRow, level: string): Promise<HeatMapColumn['cells']> => {
  const levels = await computed(db, row);
  const criteria = levels.find((one) => one.level === level)?.criteria ?? [];
  return criteria.map(({ key: criterion, status, rating, spread, coverage }) => {
    return { criterion, status, rating, spread, coverage };
  });
};

const readHeatMapPage = async (
  db: Kysely<Views>,
  asking: ListViewer,
  { cycleId, level }: Readonly<{ cycleId: string; level: string }>,
  { limit, after }: PageOf,
): Promise<Page<HeatMapColumn>> => {
  const viewer = await withLine(db, asking);
  const rows = await rowsFor(db, viewer, cycleId)
    .innerJoin('readinessInput as i', 'i.nominationId', 'r.nominationId')
    .innerJoin('readinessPolicy as policy', 'policy.cycleId', 'i.cycleId')
    .leftJoin('person as p', 'p.personId', 'n.candidateId')
    .select(['r.nominationId', 'n.candidateId', 'r.band', 'r.targeted', nameOf('p').as('candidateName')])
    .select(INPUT_COLUMNS)
    .where('r.level', '=', level)
    .$if(after !== undefined, (q) => q.where(behind(['r.nominationId'], after ?? [], false)))
    .orderBy('r.nominationId')
    .limit(limit + 1)
    .execute();
  const columns = await Promise.all(rows.map(async (row) => ({ ...row, cells: await cellsOf(db, row, level) })));
  return pageOf(columns, limit, {
    scope: heatMapScope(cycleId, level),
    place: (row) => [row.nominationId],
    item: (row) => ({
      nomination: { id: row.nominationId },
      candidate: { id: row.candidateId, name: row.candidateName },
      targeted: row.targeted === 1,
      band: row.band,
      cells: row.cells,
    }),
  });
};

/** Criterion by nomination for one level of a cycle, paged by nomination. */
export const heatMapPage = cachedWhileUnchanged(readHeatMapPage, {
  megabytes: 16,
  key: (viewer, { cycleId, level }, page) => JSON.stringify([keyOfViewer(viewer), cycleId, level, page]),
  sources: () => [...WHAT_IS_SEEN, 'person', 'readiness', 'readinessInput', 'readinessPolicy', 'readinessRubric'],
});
