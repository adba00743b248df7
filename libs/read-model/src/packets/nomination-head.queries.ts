import type { Criterion, NominationStatus } from '@plumbline/domain';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import type { Views } from '../tables.js';
import { cachedWhileUnchanged } from '../cached.js';

export type NominationHead = Readonly<{
  id: string;
  targetLevel: string;
  currentLevel: string | null;
  state: NominationStatus;
  revision: string;
}>;

const readHead = async (db: Kysely<Views>, nominationId: string): Promise<NominationHead | undefined> => {
  const row = await db
    .selectFrom('nomination')
    .select(['nominationId as id', 'targetLevel', 'currentLevel', 'state', 'revision'])
    .where('nominationId', '=', nominationId)
    .executeTakeFirst();
  return row && { ...row, revision: String(row.revision) };
};

export const nominationHeadOf = cachedWhileUnchanged(readHead, {
  megabytes: 2,
  key: (nominationId) => nominationId,
  sources: (nominationId) => [`nomination ${nominationId}`],
});

/** The criteria of the framework version that a cycle is bound to; undefined where there is no such cycle. */
export const criteriaOfCycle = async (
  db: Kysely<Views>,
  cycleId: string,
): Promise<readonly Criterion[] | undefined> => {
  const row = await db
    .selectFrom('cycle as c')
    .innerJoin('frameworkVersion as v', (join) =>
      join.onRef('v.frameworkId', '=', 'c.frameworkId').onRef('v.version', '=', 'c.frameworkVersion'),
    )
    .select('v.criteria')
    .where('c.cycleId', '=', cycleId)
    .executeTakeFirst();
  return row && fromJson(row.criteria);
};
