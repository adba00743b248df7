import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { BoardFilter, BoardSort } from './board-asked.js';
import { type After, behind, type PageOf } from '../paging/page.js';
import { havingIn, type Ids, lineOf, nominationsOf, reachOf } from '../visibility/reach.js';
import type { Views } from '../tables.js';
import { anyOf, calibrates, isBelow, leads, type Seer, sees } from '../visibility/visible.js';
import { walk } from '../paging/walk.js';

/** Where a nomination stands in the order asked for. */
export type BoardPlace = Readonly<{ id: string; at: string; fits: number }>;
type Asked = Readonly<{ seer: Seer; filter: BoardFilter; sort: BoardSort; line: Ids }>;

export const SORTED_BY = {
  updatedAt: 'updatedAt',
  openedAt: 'openedAt',
  candidate: 'candidateId',
  level: 'targetLevel',
} as const;

const COLUMNS = { cycle: 'cycleId', state: 'state', orgUnit: 'orgUnit', level: 'targetLevel' } as const;
type Equal = Readonly<{ column: (typeof COLUMNS)[keyof typeof COLUMNS]; value: string }>;

const equalities = (filter: BoardFilter): readonly Equal[] =>
  (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [{ column: COLUMNS[name], value }];
  });

const equals = ({ column, value }: Equal): RawBuilder<SqlBool> => sql`${sql.ref(`n.${column}`)} = ${value}`;
const all = (conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  sql`(${sql.join(conditions, sql` and `)})`;

/** Whose line a candidate is in is for those who lead or calibrate: a reviewer finds nothing by it. */
const isInLineOf = (manager: string, { seer, line }: Asked): RawBuilder<SqlBool> => {
  const below = line
    ? sql`n."candidateId" in ${anyOf(line)}`
    : isBelow('n.candidateId', { personId: manager, today: seer.today });
  return sql`(${below} and (${calibrates(seer)} or ${leads(seer)}))`;
};

const fits = (asked: Asked): RawBuilder<SqlBool> => {
  const { manager } = asked.filter;
  const inLine = manager === undefined ? [] : [isInLineOf(manager, asked)];
  return all([...equalities(asked.filter).map(equals), ...inLine, sees(asked.seer)]);
};

/** The shortest way to the rows: a few of them that hold all that can fit, if the seer or any filter leaves but a few. */
const among = async (db: Kysely<Views>, { seer, filter, line }: Asked): Promise<Ids> => {
  const ways = [
    () => (seer.all ? undefined : reachOf(db, seer)),
    () => nominationsOf(db, line),
    ...equalities(filter).map(
      ({ column, value }) =>
        () =>
          havingIn(db, column, value),
    ),
  ];
  for (const way of ways) {
    const ids = await way();
    if (ids !== undefined) return ids;
  }
  return undefined;
};

type Ordered = Readonly<{ from: RawBuilder<unknown>; where: readonly RawBuilder<SqlBool>[]; rows: number }>;

const ordered = async (
  db: Kysely<Views>,
  asked: Asked,
  { from, where, rows }: Ordered,
  after: After | undefined,
): Promise<readonly BoardPlace[]> => {
  const { by, descending } = asked.sort;
  const column = `n.${SORTED_BY[by]}`;
  const beyond = after ? [behind([column, 'n.nominationId'], after, descending)] : [];
  const direction = descending ? sql`desc` : sql`asc`;
  const conditions = [...where, ...beyond];
  const { rows: found } = await sql<BoardPlace>`
    select n."nominationId" as id, ${sql.ref(column)} as "at", ${fits(asked)} as "fits" from ${from}
    ${conditions.length > 0 ? sql`where ${all(conditions)}` : sql``}
    order by ${sql.ref(column)} ${direction}, n."nominationId" ${direction} limit ${rows}`.execute(db);
  return found;
};

/** In the default order a filter has an index of its own, in which no row has to be passed over for it. */
const leading = ({ filter, sort }: Asked): readonly RawBuilder<SqlBool>[] =>
  sort.by === 'openedAt' ? equalities(filter).slice(0, 1).map(equals) : [];

/** The nominations of a page and one more, in order. */
export const boardPlaces = async (
  db: Kysely<Views>,
  given: Omit<Asked, 'line'>,
  page: PageOf,
): Promise<readonly BoardPlace[]> => {
  const { manager } = given.filter;
  const line = manager === undefined ? undefined : await lineOf(db, { personId: manager, today: given.seer.today });
  const asked = { ...given, line };
  const ids = await among(db, asked);
  if (ids !== undefined) {
    const from = sql`${anyOf(ids)} j cross join "nomination" n on n."nominationId" = j."value"`;
    return ordered(db, asked, { from, where: [fits(asked)], rows: page.limit + 1 }, page.after);
  }
  return walk(
    {
      read: (after, rows) => ordered(db, asked, { from: sql`"nomination" n`, where: leading(asked), rows }, after),
      place: ({ id, at }) => [at, id],
    },
    page,
  );
};
