import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import type { Views } from '../tables.js';

/** Every level that the newest version of some framework has, or names as an entry level. */
export const publishedStandingLevels = async (db: Kysely<Views>): Promise<ReadonlySet<string>> => {
  const versions = await db
    .selectFrom('frameworkVersion as v')
    .innerJoin('framework as f', (join) =>
      join.onRef('f.frameworkId', '=', 'v.frameworkId').onRef('f.newestVersion', '=', 'v.version'),
    )
    .select(['v.levels', 'v.entryLevels'])
    .execute();
  return new Set(
    versions.flatMap(({ levels, entryLevels }) => [
      ...fromJson(levels).map(({ key }) => key),
      ...fromJson(entryLevels),
    ]),
  );
};
