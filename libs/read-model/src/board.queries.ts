import type { Band, NominationStatus, Outcome } from '@plumbline/domain';
import { type Kysely, sql } from 'kysely';
import { type Named, nameOf } from './names.js';
import { behind, type Page, pageOf, type PageOf } from './page.js';
import type { Views } from './tables.js';
import { calibrates, isOwn, leads, lineOf, owesReview, type Seer, sees } from './visible.js';

export const BOARD_SORTS = ['updatedAt', 'openedAt', 'candidate', 'level'] as const;
export type BoardSort = Readonly<{ by: (typeof BOARD_SORTS)[number]; descending: boolean }>;
export type BoardFilter = Readonly<{
  cycle?: string;
  level?: string;
  state?: string;
  orgUnit?: string;
  /** Somebody anywhere in whose line the candidate is today. */
  manager?: string;
}>;

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

const COLUMN = {
  updatedAt: 'updatedAt',
  openedAt: 'openedAt',
  candidate: 'candidateId',
  level: 'targetLevel',
} as const;

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
  seer: Seer,
  filter: BoardFilter,
  { sort, limit, after }: PageOf & { sort: BoardSort },
): Promise<Page<BoardItem>> => {
  const { cycle, level, state, orgUnit, manager } = filter;
  const column = COLUMN[sort.by];
  const direction = sort.descending ? 'desc' : 'asc';
  const rows = await rowsFor(db, seer)
    .$if(cycle !== undefined, (q) => q.where('n.cycleId', '=', cycle as string))
    .$if(level !== undefined, (q) => q.where('n.targetLevel', '=', level as string))
    .$if(state !== undefined, (q) => q.where('n.state', '=', state as NominationStatus))
    .$if(orgUnit !== undefined, (q) => q.where('n.orgUnit', '=', orgUnit as string))
    .$if(manager !== undefined, (q) =>
      q.where(sql<boolean>`n."candidateId" in ${lineOf({ personId: manager as string, today: seer.today })}`),
    )
    .$if(after !== undefined, (q) => q.where(behind([`n.${column}`, 'n.nominationId'], after ?? [], sort.descending)))
    .orderBy(`n.${column}`, direction)
    .orderBy('n.nominationId', direction)
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, {
    scope: boardScope(sort),
    place: (row) => [row[column], row.nominationId],
    item: itemOf,
  });
};
