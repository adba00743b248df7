import type { CycleId, PersonId, RoundNomination } from '@plumbline/domain';
import { type Kysely, sql, type SqlBool } from 'kysely';
import type { Views } from '../tables.js';

const someIn = (table: 'packetReview' | 'packetRound' | 'packetDecision', where = sql<SqlBool>`true`) =>
  sql<number>`exists (select 1 from ${sql.table(table)} x where x."nominationId" = n."nominationId" and ${where})`;

/** Every nomination of a cycle, by id, with what of each phase exists in it. Not shown: what the actor must not learn of. */
export const nominationsOfCycle = async (
  db: Kysely<Views>,
  cycleId: CycleId,
  actor: PersonId,
): Promise<readonly RoundNomination[]> => {
  const rows = await db
    .selectFrom('nomination as n')
    .select([
      ...(['n.nominationId', 'n.state', 'n.candidateId'] as const),
      someIn('packetReview').as('reviewed'),
      someIn('packetRound').as('voted'),
      someIn('packetDecision', sql<SqlBool>`x."releasedAt" is not null`).as('released'),
      sql<number>`exists (select 1 from "nominationAccess" a where a."nominationId" = n."nominationId"
        and a."personId" = ${actor} and a."relation" = 'recused')`.as('recused'),
    ])
    .where('n.cycleId', '=', cycleId)
    .orderBy('n.nominationId')
    .execute();
  return rows.map(({ nominationId, state, candidateId, ...row }) => ({
    nominationId,
    status: state,
    reviewed: row.reviewed === 1,
    voted: row.voted === 1,
    released: row.released === 1,
    shown: candidateId !== actor && row.recused === 0,
  }));
};
