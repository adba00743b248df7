import type { Grants } from '@plumbline/access';
import { hide, hiddenIn, type NominationItem } from '@plumbline/responses';
import { type Kysely, sql } from 'kysely';
import { anyOf } from '../any-of.js';
import type { BoardFilter, BoardSort } from './board-filter.js';
import { boardKeys } from './board-keys.js';
import { nameOf } from '../names.js';
import { type Page, pageOf, type PageOf } from '../paging/page.js';
import type { Views } from '../tables.js';
import { keyOfViewer, type ListViewer, WHAT_IS_SEEN } from '../visibility/list-viewer.js';
import { withLine } from '../visibility/reporting-line.js';
import { factsOf, grantsInRows } from '../visibility/row-grants.js';
import { cachedWhileUnchanged } from '../cached.js';

export { BOARD_SORTS, type BoardFilter, type BoardSort } from './board-filter.js';

export const boardScope = ({ by, descending }: BoardSort): string => `nominations ${descending ? '-' : ''}${by}`;

const rowsFor = (db: Kysely<Views>, viewer: ListViewer) =>
  db
    .selectFrom('nomination as n')
    .innerJoin('cycle as c', 'c.cycleId', 'n.cycleId')
    .leftJoin('person as p', 'p.personId', 'n.candidateId')
    .leftJoin('readiness as r', (join) =>
      join.onRef('r.nominationId', '=', 'n.nominationId').onRef('r.level', '=', 'n.targetLevel'),
    )
    .selectAll('n')
    .select(['c.title as cycleTitle', 'r.band as band', 'r.managersBand', nameOf('p').as('candidateName')])
    .select(factsOf(viewer).as('facts'));

type BoardLine = Awaited<ReturnType<ReturnType<typeof rowsFor>['execute']>>[number];

/** Whoever sees no ratings sees the band of when managers last might. */
const bandIn = ({ band, managersBand }: BoardLine, { band: seen, ratings }: Grants) => {
  if (ratings) return { band, seen };
  return { band: managersBand, seen: seen && managersBand !== null };
};

const itemOf = (row: BoardLine, grants: Grants): NominationItem => {
  const { outcome, reviewers: reviewsAsked, reviewsIn } = row;
  const { outcome: seesOutcome, reviewsIn: seesReviews } = grants;
  const { band, seen: seesBand } = bandIn(row, grants);
  const sees = { outcome: seesOutcome, reviewsAsked: seesReviews, reviewsIn: seesReviews, band: seesBand };
  return {
    id: row.nominationId,
    cycle: { id: row.cycleId, title: row.cycleTitle },
    candidate: { id: row.candidateId, name: row.candidateName },
    targetLevel: row.targetLevel,
    currentLevel: row.currentLevel,
    orgUnit: row.orgUnit,
    state: row.state,
    ...hide({ outcome, reviewsAsked, reviewsIn, band }, hiddenIn(sees)),
    openedAt: row.openedAt,
    updatedAt: row.updatedAt,
  };
};

const readBoardPage = async (
  db: Kysely<Views>,
  asking: ListViewer,
  filter: BoardFilter,
  { sort, ...page }: PageOf & { sort: BoardSort },
): Promise<Page<NominationItem>> => {
  const viewer = await withLine(db, asking);
  const keys = await boardKeys(db, { viewer, filter, sort }, page);
  const lines = await rowsFor(db, viewer)
    .where(sql<boolean>`n."nominationId" in ${anyOf(keys.map(({ id }) => id))}`)
    .execute();
  const grantsIn = grantsInRows(viewer);
  const byId = new Map(lines.map((line) => [line.nominationId, { line, grants: grantsIn(line) }]));
  return pageOf(keys, page.limit, {
    scope: boardScope(sort),
    place: ({ id, at }) => [at, id],
    item: ({ id }) => {
      const row = byId.get(id);
      return row?.grants.state ? itemOf(row.line, row.grants) : undefined;
    },
  });
};

/** Nominations whose state the viewer sees, in the order asked for; ties are ordered by id. */
export const boardPage = cachedWhileUnchanged(readBoardPage, {
  megabytes: 16,
  key: (viewer, filter, page) => JSON.stringify([keyOfViewer(viewer), filter, page]),
  sources: () => [...WHAT_IS_SEEN, 'person', 'readiness'],
});
