import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Views } from '../tables.js';

/** Somebody is recused from any nomination of the cycle with that id. */
export const recusedIn = (personId: string, cycleId: RawBuilder<unknown>): RawBuilder<SqlBool> => sql`exists (
  select 1 from "nominationAccess" a join "nomination" o on o."nominationId" = a."nominationId"
  where a."personId" = ${personId} and a."relation" = 'recused' and o."cycleId" = ${cycleId})`;

export const isRecusedInCycle = async (db: Kysely<Views>, personId: string, cycleId: string): Promise<boolean> => {
  const { rows } = await sql<{ recused: number }>`select ${recusedIn(personId, sql`${cycleId}`)} as "recused"`.execute(
    db,
  );
  return rows[0]?.recused === 1;
};
