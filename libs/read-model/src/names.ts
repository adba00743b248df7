import { ERASED } from '@plumbline/domain';
import type { PersonRef } from '@plumbline/responses';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Views } from './tables.js';
import { anyOf } from './any-of.js';

/** The name of the joined person under that alias of `person`. */
export const nameOf = (alias: string): RawBuilder<string> =>
  sql`coalesce(${sql.ref(`${alias}.displayName`)}, ${ERASED})`;

/** Looks up names by id. Unknown people are shown as erased. */
export const namedIn = async (db: Kysely<Views>, ids: readonly string[]): Promise<(id: string) => PersonRef> => {
  const rows = await db
    .selectFrom('person as p')
    .select(['p.personId', nameOf('p').as('name')])
    .where(sql<boolean>`p."personId" in ${anyOf(ids)}`)
    .execute();
  const names = new Map(rows.map(({ personId, name }) => [personId, name]));
  return (id) => ({ id, name: names.get(id) ?? ERASED });
};
