import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import { anyOf } from '../any-of.js';
import type { BoardFilter, BoardSort } from './board-filter.js';
import { type After, behind, type PageOf } from '../paging/page.js';
import { scan } from '../paging/scan.js';
import type { Views } from '../tables.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { nominationsAbout, nominationsWith, relatedNominations } from '../visibility/related.js';
import { isBelow, lineOf } from '../visibility/reporting-line.js';
import { sees } from '../visibility/sees.js';
import type { Ids } from '../visibility/small-sets.js';
import { peopleNamed } from '../people/people-named.js';

/** The sort key of a nomination. */
export type BoardKey = Readonly<{ id: string; at: string; fits: number }>;
/** `named`: the candidates whom the text of the filter finds. */
type Search = Readonly<{
  viewer: ListViewer;
  filter: BoardFilter;
  sort: BoardSort;
  line: Ids;
  named: readonly string[] | undefined;
}>;

export const SORTED_BY = {
  updatedAt: 'updatedAt',
  openedAt: 'openedAt',
  candidate: 'candidateId',
  targetLevel: 'targetLevel',
} as const;

const COLUMNS = {
  cycle: 'cycleId',
  candidate: 'candidateId',
  orgUnit: 'orgUnit',
  targetLevel: 'targetLevel',
} as const;
type Equal = Readonly<{ column: (typeof COLUMNS)[keyof typeof COLUMNS] | 'state'; value: string }>;

const equalities = (filter: BoardFilter): readonly Equal[] => {
  const { states = [] } = filter;
  const [state] = states;
  const named = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [{ column: COLUMNS[name], value }];
  });
  return state === undefined || states.length > 1 ? named : [...named, { column: 'state', value: state }];
};

const equals = ({ column, value }: Equal): RawBuilder<SqlBool> => sql`${sql.ref(`n.${column}`)} = ${value}`;
const all = (conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  sql`(${sql.join(conditions, sql` and `)})`;

const isInLineOf = (manager: string, { viewer, line }: Search): RawBuilder<SqlBool> => {
  const below = line
    ? sql`n."candidateId" in ${anyOf(line)}`
    : isBelow('n.candidateId', { personId: manager, today: viewer.today });
  return sql`(${below} and ${sees(viewer, 'managers')})`;
};

const isReviewedBy = (reviewer: string, viewer: ListViewer): RawBuilder<SqlBool> => {
  const asked = sql`exists (select 1 from "nominationAccess" v
    where v."nominationId" = n."nominationId" and v."personId" = ${reviewer} and v."relation" = 'reviewer')`;
  return reviewer === viewer.personId ? sql`${asked}` : sql`(${asked} and ${sees(viewer, 'reviewers')})`;
};

/** What the filter asks for besides equal values, each only of what the viewer sees. */
const restIn = (search: Search): readonly RawBuilder<SqlBool>[] => {
  const { viewer, filter, named } = search;
  const { manager, reviewer, outcome, states = [] } = filter;
  return [
    ...(states.length > 1 ? [sql<SqlBool>`n."state" in ${anyOf(states)}`] : []),
    ...(manager === undefined ? [] : [isInLineOf(manager, search)]),
    ...(reviewer === undefined ? [] : [isReviewedBy(reviewer, viewer)]),
    ...(outcome === undefined ? [] : [sql<SqlBool>`(n."outcome" = ${outcome} and ${sees(viewer, 'outcome')})`]),
    ...(named === undefined ? [] : [sql<SqlBool>`n."candidateId" in ${anyOf(named)}`]),
  ];
};

const fitsIn = (search: Search): RawBuilder<SqlBool> =>
  all([...equalities(search.filter).map(equals), ...restIn(search), sees(search.viewer, 'state')]);

/** The smallest set of rows that has all matches, if the viewer or a filter leaves only a few. */
const among = async (db: Kysely<Views>, { viewer, filter, line, named }: Search): Promise<Ids> => {
  const ways = [
    () => (viewer.roles.length > 0 ? undefined : relatedNominations(db, viewer)),
    () => nominationsAbout(db, line),
    () => nominationsAbout(db, named),
    ...equalities(filter).map(
      ({ column, value }) =>
        () =>
          nominationsWith(db, column, value),
    ),
  ];
  for (const way of ways) {
    const ids = await way();
    if (ids !== undefined) return ids;
  }
  return undefined;
};

type Ordered = Readonly<{
  fits: RawBuilder<SqlBool>;
  from: RawBuilder<unknown>;
  where: readonly RawBuilder<SqlBool>[];
  rows: number;
}>;

const ordered = async (
  db: Kysely<Views>,
  { sort }: Search,
  { fits, from, where, rows }: Ordered,
  after: After | undefined,
): Promise<readonly BoardKey[]> => {
  const { by, descending } = sort;
  const column = `n.${SORTED_BY[by]}`;
  const beyond = after ? [behind([column, 'n.nominationId'], after, descending)] : [];
  const direction = descending ? sql`desc` : sql`asc`;
  const conditions = [...where, ...beyond];
  const { rows: found } = await sql<BoardKey>`
    select n."nominationId" as id, ${sql.ref(column)} as "at", ${fits} as "fits" from ${from}
    ${conditions.length > 0 ? sql`where ${all(conditions)}` : sql``}
    order by ${sql.ref(column)} ${direction}, n."nominationId" ${direction} limit ${rows}`.execute(db);
  return found;
};

/** In the default order each of these filters has its own index, in which no row has to be skipped. */
const leading = ({ filter, sort }: Search): readonly RawBuilder<SqlBool>[] =>
  sort.by === 'openedAt'
    ? equalities(filter)
        .filter(({ column }) => column !== 'candidateId')
        .slice(0, 1)
        .map(equals)
    : [];

/** The nominations of a page and one more, in order. */
export const boardKeys = async (
  db: Kysely<Views>,
  given: Omit<Search, 'line' | 'named'>,
  page: PageOf,
): Promise<readonly BoardKey[]> => {
  const { manager, text } = given.filter;
  const line = manager === undefined ? undefined : await lineOf(db, { personId: manager, today: given.viewer.today });
  const named = text === undefined ? undefined : await peopleNamed(db, text);
  const search = { ...given, line, named };
  const fits = fitsIn(search);
  const inOrder = { fits, from: sql`"nomination" n`, where: leading(search) };
  return scan(
    {
      read: (after, rows) => ordered(db, search, { ...inOrder, rows }, after),
      key: ({ id, at }) => [at, id],
      few: async () => {
        const ids = await among(db, search);
        if (ids === undefined) return undefined;
        const from = sql`${anyOf(ids)} j cross join "nomination" n`;
        const where = [sql<SqlBool>`n."nominationId" = j."value"`, fits];
        return ordered(db, search, { fits: sql`true`, from, where, rows: page.limit + 1 }, page.after);
      },
    },
    page,
  );
};
