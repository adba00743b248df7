import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Views } from '../tables.js';

/** So many rows are sought one by one and sorted in a few milliseconds. Of more, an index is scanned in the order asked for. */
export const FEW = 2_000;

/** Undefined where they are more than a few. */
export type Ids = readonly string[] | undefined;

export const idsIn = async (db: Kysely<Views>, query: RawBuilder<{ id: string }>): Promise<readonly string[]> =>
  (await query.execute(db)).rows.map(({ id }) => id);

/** Counted before any that come twice are dropped: a query that was cut off at its limit holds not all of them. */
export const fewIn = async (db: Kysely<Views>, query: RawBuilder<{ id: string }>): Promise<Ids> => {
  const ids = await idsIn(db, sql`${query} limit ${FEW + 1}`);
  return ids.length > FEW ? undefined : [...new Set(ids)];
};
