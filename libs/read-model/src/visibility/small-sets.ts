import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Views } from '../tables.js';

/** So many rows are looked up one by one and sorted in a few milliseconds. For more, an index is scanned in the requested order. */
export const FEW = 2_000;

/** Undefined where they are more than a few. */
export type Ids = readonly string[] | undefined;

export const idsIn = async (db: Kysely<Views>, query: RawBuilder<{ id: string }>): Promise<readonly string[]> =>
  (await query.execute(db)).rows.map(({ id }) => id);

/** Counted before duplicates are dropped, because a query that reached its limit is incomplete. */
export const fewIn = async (db: Kysely<Views>, query: RawBuilder<{ id: string }>): Promise<Ids> => {
  const ids = await idsIn(db, sql`${query} limit ${FEW + 1}`);
  return ids.length > FEW ? undefined : [...new Set(ids)];
};
