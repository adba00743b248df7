import { type Kysely, type RawBuilder, sql } from 'kysely';
import { anyOf } from '../any-of.js';
import type { Views } from '../tables.js';
import { chairOf, cyclesOf } from './facts.js';
import type { ListViewer } from './list-viewer.js';
import { fewIn, type Ids } from './small-sets.js';

const about = (people: readonly string[]): RawBuilder<{ id: string }> =>
  sql`select n."nominationId" as id from ${anyOf(people)} p cross join "nomination" n where n."candidateId" = p."value"`;

/** Every nomination of a few candidates. */
export const nominationsAbout = async (db: Kysely<Views>, people: Ids): Promise<Ids> =>
  people && fewIn(db, about(people));

/** Every nomination of the cycles that somebody chairs. */
export const nominationsChairedBy = (db: Kysely<Views>, personId: string): Promise<Ids> =>
  fewIn(
    db,
    sql`select n."nominationId" as id from ${chairOf(personId)} c cross join "nomination" n where n."cycleId" = c."cycleId"`,
  );

/** Every nomination to which somebody without a role has a relation: about them, their line, in their cycles, or assigned to them. */
export const relatedNominations = async (db: Kysely<Views>, { personId, line }: ListViewer): Promise<Ids> => {
  if (line === undefined) return undefined;
  return fewIn(
    db,
    sql`select id from (
      ${about([personId, ...line])}
      union all
      select a."nominationId" from "nominationAccess" a where a."personId" = ${personId}
      union all
      select n."nominationId" from (select distinct "cycleId" from ${cyclesOf(personId)} theirs) c cross join "nomination" n where n."cycleId" = c."cycleId"
    ) related`,
  );
};

/** Every nomination with that value in a column that has an index. */
export const nominationsWith = async (
  db: Kysely<Views>,
  column: 'cycleId' | 'candidateId' | 'targetLevel' | 'state' | 'orgUnit',
  value: string,
): Promise<Ids> => fewIn(db, sql`select "nominationId" as id from "nomination" where ${sql.ref(column)} = ${value}`);
