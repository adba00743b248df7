import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import { anyOf } from '../any-of.js';
import { type After, behind, type PageOf } from '../paging/page.js';
import { scan } from '../paging/scan.js';
import type { Views } from '../tables.js';
import type { Ids } from '../visibility/small-sets.js';

type Key = Readonly<{ id: string; at: string; fits: number }>;
type Search = Readonly<{
  /** The condition on a nomination `n`, its cycle `c`, packet `k` and newest round `r`. */
  fits: RawBuilder<SqlBool>;
  /** Every nomination that can fit, where they are a few. */
  few: () => Promise<Ids>;
}>;

const BESIDE = sql`cross join "cycle" c cross join "packet" k
  left join "packetRound" r on r."nominationId" = n."nominationId" and r."round" = k."round"
  where c."cycleId" = n."cycleId" and k."nominationId" = n."nominationId"`;

const ordered = async (
  db: Kysely<Views>,
  { from, fits, where }: Readonly<Record<'from' | 'fits', RawBuilder<unknown>> & { where: RawBuilder<SqlBool> }>,
  after: After | undefined,
  rows: number,
): Promise<readonly Key[]> => {
  const beyond = after ? behind(['n.openedAt', 'n.nominationId'], after, false) : sql<SqlBool>`true`;
  const { rows: found } = await sql<Key>`
    select n."nominationId" as id, n."openedAt" as "at", ${fits} as "fits" from ${from} ${BESIDE}
    and ${where} and ${beyond} order by n."openedAt", n."nominationId" limit ${rows}`.execute(db);
  return found;
};

export const placeOf = ({ at, id }: Pick<Key, 'at' | 'id'>): After => [at, id];

/** The nominations of a page and one more, the one that was opened first in front. */
export const taskKeys = (db: Kysely<Views>, { fits, few }: Search, page: PageOf): Promise<readonly Key[]> =>
  scan(
    {
      read: (after, rows) => ordered(db, { from: sql`"nomination" n`, fits, where: sql`true` }, after, rows),
      key: placeOf,
      few: async () => {
        const ids = await few();
        if (ids === undefined) return undefined;
        const from = sql`${anyOf(ids)} j cross join "nomination" n`;
        const where = sql<SqlBool>`n."nominationId" = j."value" and ${fits}`;
        return ordered(db, { from, fits: sql`true`, where }, page.after, page.limit + 1);
      },
    },
    page,
  );
