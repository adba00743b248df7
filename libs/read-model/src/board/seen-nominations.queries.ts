import type { Grants } from '@plumbline/access';
import type { CycleId, NominationId } from '@plumbline/domain';
import type { CycleRef } from '@plumbline/responses';
import { type Kysely, sql } from 'kysely';
import { anyOf } from '../any-of.js';
import type { Views } from '../tables.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { withLine } from '../visibility/reporting-line.js';
import { factsOf, grantsInRows } from '../visibility/row-grants.js';

/** `isOver`: its decision was released and stands, or its cycle is closed. */
export type SeenNomination = Readonly<{
  candidateId: string;
  isErased: boolean;
  cycle: CycleRef;
  isOver: boolean;
  grants: Grants;
}>;

/** Those of the nominations that there are, and what the viewer sees of each. */
export const seenNominations = async (
  db: Kysely<Views>,
  ids: Iterable<NominationId>,
  asking: ListViewer,
): Promise<ReadonlyMap<NominationId, SeenNomination>> => {
  const viewer = await withLine(db, asking);
  const rows = await db
    .selectFrom('nomination as n')
    .innerJoin('cycle as c', 'c.cycleId', 'n.cycleId')
    .leftJoin('person as p', 'p.personId', 'n.candidateId')
    .select(['n.nominationId', 'n.candidateId', 'n.cycleId', 'n.state', 'c.title', 'c.phase', 'p.erased'])
    .select(factsOf(viewer).as('facts'))
    .where(sql<boolean>`n."nominationId" in ${anyOf(ids)}`)
    .execute();
  const grantsIn = grantsInRows(viewer);
  return new Map(
    rows.map((row) => [
      row.nominationId,
      {
        candidateId: row.candidateId,
        isErased: row.erased === 1,
        cycle: { id: row.cycleId, title: row.title },
        isOver: row.phase === 'closed' || row.state === 'released' || row.state === 'appealed',
        grants: grantsIn(row),
      },
    ]),
  );
};

export const closedCycles = async (db: Kysely<Views>): Promise<ReadonlySet<CycleId>> => {
  const rows = await db.selectFrom('cycle').select('cycleId').where('phase', '=', 'closed').execute();
  return new Set(rows.map(({ cycleId }) => cycleId));
};
