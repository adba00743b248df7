import type { NominationStatus } from '@plumbline/domain';
import { type Kysely, sql } from 'kysely';
import type { Views } from './tables.js';
import { anyOf, type Seer, sees } from './visible.js';

export type PinnedNomination = Readonly<{ id: string; cycle: string; version: number; state: NominationStatus }>;

/** Nothing is rated or decided on these any more, unless they are reopened. */
const SETTLED: readonly NominationStatus[] = ['decided', 'released', 'withdrawn'];

/** Open nominations that are rated against one of these versions, as far as they exist for the seer; by version and id. */
export const pinnedTo = (
  db: Kysely<Views>,
  seer: Seer,
  frameworkId: string,
  versions: readonly number[],
): Promise<readonly PinnedNomination[]> =>
  db
    .selectFrom('nomination as n')
    .innerJoin('cycle as c', 'c.cycleId', 'n.cycleId')
    .select(['n.nominationId as id', 'n.cycleId as cycle', 'c.frameworkVersion as version', 'n.state'])
    .where('c.frameworkId', '=', frameworkId)
    .where(sql<boolean>`c."frameworkVersion" in ${anyOf(versions)}`)
    .where('n.state', 'not in', SETTLED)
    .where(sees(seer))
    .orderBy('c.frameworkVersion')
    .orderBy('n.nominationId')
    .execute();
