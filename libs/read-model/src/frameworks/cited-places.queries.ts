import { citedPlace } from '@plumbline/domain';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import type { Views } from '../tables.js';

/** Every place, as `citedPlace` names it, that a criterion or counter-signal of any published version came from. */
export const citedPlaces = async (db: Kysely<Views>, frameworkId: string): Promise<ReadonlySet<string>> => {
  const rows = await db
    .selectFrom('frameworkVersion')
    .select(['criteria', 'counterSignals'])
    .where('frameworkId', '=', frameworkId)
    .execute();
  const parts = rows.flatMap((row) => [...fromJson(row.criteria), ...fromJson(row.counterSignals)]);
  return new Set(parts.flatMap(({ source }) => (source === null ? [] : [citedPlace(source)])));
};
