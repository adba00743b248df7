import type { Band, NominationStatus, Outcome } from '@plumbline/domain';
import { type Kysely, sql } from 'kysely';
import type { BoardFilter, BoardSort } from './board-asked.js';
import { boardPlaces } from './board-places.js';
import { type Named, nameOf } from '../names.js';
import { type Page, pageOf, type PageOf } from '../paging/page.js';
import { withLine } from '../visibility/reach.js';
import type { Views } from '../tables.js';
import { anyOf, calibrates, isOwn, leads, owesReview, type Seer, sees } from '../visibility/visible.js';

export { BOARD_SORTS, type BoardFilter, type BoardSort } from './board-asked.js';

/** What the seer may not see is null. */
export type BoardItem = Readonly<{
  id: string;
  cycle: Readonly<{ id: string; title: string }>;
  candidate: Named;
  targetLevel: string;
  currentLevel: string | null;
  orgUnit: string;
  state: NominationStatus;
  outcome: Outcome | null;
  reviewers: number | null;
  reviewsIn: number | null;
  band: Band | null;
  openedAt: string;
  updatedAt: string;
}>;

export const boardScope = ({ by, descending }: BoardSort): string => `nominations ${descending ? '-' : ''}${by}`;

const rowsFor = (db: Kysely<Views>, seer: Seer) =>
  db
    .selectFrom('nomination as n')
    .innerJoin('cycle as c', 'c.cycleId', 'n.cycleId')
    .leftJoin('person as p', 'p.personId', 'n.candidateId')
    .leftJoin('readiness as r', (join) =>
      join.onRef('r.nominationId', '=', 'n.nominationId').onRef('r.level', '=', 'n.targetLevel'),
    )
    .selectAll('n')
    .select(['c.title as cycleTitle', 'r.band as band', nameOf('p').as('candidateName')])
    .select([
      isOwn(seer).as('own'),
      sql<number>`(${calibrates(seer)} or ${leads(seer)})`.as('inside'),
      owesReview(seer).as('owes'),
    ])
    .where(sees(seer));

type BoardLine = Awaited<ReturnType<ReturnType<typeof rowsFor>['execute']>>[number];

const itemOf = (row: BoardLine): BoardItem => {
  const { own, inside, owes } = row;
  return {
    id: row.nominationId,
    cycle: { id: row.cycleId, title: row.cycleTitle },
    candidate: { id: row.candidateId, name: row.candidateName },
    targetLevel: row.targetLevel,
    currentLevel: row.currentLevel,
    orgUnit: row.orgUnit,
    state: row.state,
    outcome: own || inside ? row.outcome : null,
    reviewers: own ? null : row.reviewers,
    reviewsIn: own ? null : row.reviewsIn,
    band: inside && !owes ? row.band : null,
    openedAt: row.openedAt,
    updatedAt: row.updatedAt,
  };
};

/** Nominations that exist for the seer, in the order asked for; ties are ordered by id. */
export const boardPage = async (
  db: Kysely<Views>,
  asked: Seer,
  filter: BoardFilter,
  { sort, ...page }: PageOf & { sort: BoardSort },
): Promise<Page<BoardItem>> => {
  const seer = await withLine(db, asked);
  const places = await boardPlaces(db, { seer, filter, sort }, page);
  const lines = await rowsFor(db, seer)
    .where(sql<boolean>`n."nominationId" in ${anyOf(places.map(({ id }) => id))}`)
    .execute();
  const byId = new Map(lines.map((line) => [line.nominationId, line]));
  const rows = places.flatMap(({ id, at }) => {
    const line = byId.get(id);
    return line ? [{ id, at, line }] : [];
  });
  return pageOf(rows, page.limit, {
    scope: boardScope(sort),
    place: ({ id, at }) => [at, id],
    item: ({ line }) => itemOf(line),
  });
};
