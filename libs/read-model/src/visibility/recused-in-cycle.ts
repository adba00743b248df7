import type { Kysely } from 'kysely';
import type { Views } from '../tables.js';

/** Whether somebody is recused from any nomination of the cycle. */
export const isRecusedInCycle = async (db: Kysely<Views>, personId: string, cycleId: string): Promise<boolean> => {
  const row = await db
    .selectFrom('nominationAccess as a')
    .innerJoin('nomination as n', 'n.nominationId', 'a.nominationId')
    .select('a.nominationId')
    .where('a.personId', '=', personId)
    .where('a.relation', '=', 'recused')
    .where('n.cycleId', '=', cycleId)
    .executeTakeFirst();
  return row !== undefined;
};
