import type { Criterion, NominationStatus } from '@plumbline/domain';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import type { Views } from '../tables.js';

export type NominationStanding = Readonly<{
  id: string;
  targetLevel: string;
  currentLevel: string | null;
  status: NominationStatus;
  /** Whether that person has a review in that counts. */
  ownReviewIn: boolean;
  /** Whether one was asked of that person and not in when voting opened. */
  ownReviewMissed: boolean;
  revision: string;
}>;

/** The head of one nomination, as it stands towards one person. Two look-ups by key. */
export const standingOf = async (
  db: Kysely<Views>,
  nominationId: string,
  personId: string,
): Promise<NominationStanding | undefined> => {
  const row = await db
    .selectFrom('nomination as n')
    .leftJoin('nominationAccess as a', (join) =>
      join
        .onRef('a.nominationId', '=', 'n.nominationId')
        .on('a.personId', '=', personId)
        .on('a.relation', '=', 'reviewer'),
    )
    .select(['n.targetLevel', 'n.currentLevel', 'n.state as status', 'n.revision', 'a.done', 'a.missed'])
    .where('n.nominationId', '=', nominationId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { targetLevel, currentLevel, status, revision, done, missed } = row;
  const own = { ownReviewIn: done === 1, ownReviewMissed: missed === 1 };
  return { id: nominationId, targetLevel, currentLevel, status, ...own, revision: String(revision) };
};

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
