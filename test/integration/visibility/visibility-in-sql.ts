import { type Field, FIELDS, type Grants } from '@plumbline/access';
import type { ListViewer, Views } from '@plumbline/read-model';
import { type Kysely, sql } from 'kysely';
import { anyOf } from '../../../libs/read-model/src/any-of.js';
import { withLine } from '../../../libs/read-model/src/visibility/reporting-line.js';
import { factsOf, grantsInRows } from '../../../libs/read-model/src/visibility/row-grants.js';
import { sees } from '../../../libs/read-model/src/visibility/sees.js';

/** What lists make of one nomination for a viewer: as conditions to find it by, and as what is shown of its row. */
export type InSql = Readonly<{ id: string; conditions: Grants; inRow: Grants }>;

/** In the order given. The line of the viewer is either looked up before, or climbed for each nomination. */
export const visibilityInSql = async (
  db: Kysely<Views>,
  asking: ListViewer,
  nominations: readonly string[],
  knowsLine: boolean,
): Promise<readonly InSql[]> => {
  const viewer = knowsLine ? await withLine(db, asking) : asking;
  const rows = await db
    .selectFrom('nomination as n')
    .select(['n.nominationId', 'n.state', factsOf(viewer).as('facts')])
    .select(FIELDS.map((field) => sql<number>`${sees(viewer, field)}`.as(`sees ${field}`)))
    .where(sql<boolean>`n."nominationId" in ${anyOf(nominations)}`)
    .execute();
  const grantsIn = grantsInRows(viewer);
  const byId = new Map(
    rows.map((row) => {
      const conditions = Object.fromEntries(FIELDS.map((field) => [field, row[`sees ${field}`] === 1])) as Record<
        Field,
        boolean
      >;
      return [row.nominationId, { id: row.nominationId, conditions, inRow: grantsIn(row) }];
    }),
  );
  return nominations.flatMap((id) => byId.get(id) ?? []);
};
