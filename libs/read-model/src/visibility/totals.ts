import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Views } from '../tables.js';
import { cyclesOf, type Seer } from './visible.js';

export type Counting = Readonly<{
  /** Whether the totals of the cycle count at all. */
  totals: RawBuilder<SqlBool>;
  /** The nominations `n` that the totals do not tell the truth about for the seer, and what to count each of them as. */
  few: RawBuilder<SqlBool>;
  each: RawBuilder<number>;
}>;

const inOffice = async (db: Kysely<Views>, { personId, all }: Seer, cycleId: string): Promise<boolean> => {
  if (all) return true;
  const { rows } = await sql`select 1 where ${cycleId} in ${cyclesOf(personId)}`.execute(db);
  return rows.length > 0;
};

/**
 * How to count a cycle for the seer without looking at each of its nominations. Who oversees it or sits in its committee sees
 * all of them but a few that are their own, that they are recused from or that they owe a review; anybody else sees a few at
 * most, those whose open vote they are in. `seen` is the rule that decides for each of the few.
 */
export const countingFor = async (
  db: Kysely<Views>,
  seer: Seer,
  cycleId: string,
  seen: RawBuilder<SqlBool>,
): Promise<Counting> => {
  const office = await inOffice(db, seer, cycleId);
  const relations = office ? sql`('recused', 'reviewer')` : sql`('member')`;
  const few = sql`n."nominationId" in (
    select o."nominationId" from "nomination" o where o."candidateId" = ${seer.personId}
    union select t."nominationId" from "nominationAccess" t where t."personId" = ${seer.personId} and t."relation" in ${relations})`;
  // The plus keeps the index of the cycle out of it: the few are sought one by one.
  return {
    totals: office ? sql`1` : sql`0`,
    few: sql`(${few} and +n."cycleId" = ${cycleId} and ${office ? sql`not` : sql``} ${seen})`,
    each: office ? sql`-1` : sql`1`,
  };
};
