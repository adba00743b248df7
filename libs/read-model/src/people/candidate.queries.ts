import type { CycleId, NominationId, PersonId } from '@plumbline/domain';
import type { Kysely } from 'kysely';
import type { Views } from '../tables.js';

/** Every nomination that somebody is or was the candidate of. */
export const nominationsOfCandidate = async (
  db: Kysely<Views>,
  candidateId: PersonId,
): Promise<readonly NominationId[]> => {
  const rows = await db
    .selectFrom('nomination')
    .select('nominationId')
    .where('candidateId', '=', candidateId)
    .execute();
  return rows.map(({ nominationId }) => nominationId);
};

/** Cycles in which people are nominated now. */
export const cyclesNominating = async (db: Kysely<Views>): Promise<readonly CycleId[]> => {
  const rows = await db.selectFrom('cycle').select('cycleId').where('phase', '=', 'nominating').execute();
  return rows.map(({ cycleId }) => cycleId);
};
