import type { ToldNomination } from '@plumbline/responses';
import type { Kysely } from 'kysely';
import { type Page, pageOf, type PageOf, behind } from '../paging/page.js';
import type { Views } from '../tables.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { grantsInRows, factsOf } from '../visibility/row-grants.js';
import { CONDITIONS } from '../visibility/facts.js';
import { sees } from '../visibility/sees.js';
import { decisionsOfEach, releasesIn } from './packet-outcome.queries.js';

export const TOLD_SCOPE = 'my releases';

/** The viewer's own nominations of which feedback was released, whatever became of them since; the oldest first. */
export const toldPage = async (
  db: Kysely<Views>,
  viewer: ListViewer,
  { limit, after }: PageOf,
): Promise<Page<ToldNomination>> => {
  const rows = await db
    .selectFrom('nomination as n')
    .innerJoin('cycle as c', 'c.cycleId', 'n.cycleId')
    .select(['n.nominationId', 'n.cycleId', 'c.title', 'n.targetLevel', 'n.state', 'n.openedAt'])
    .select(factsOf(viewer).as('facts'))
    .where(CONDITIONS.candidate(viewer))
    .where(sees(viewer, 'releases'))
    .$if(after !== undefined, (q) => q.where(behind(['n.openedAt', 'n.nominationId'], after ?? [], false)))
    .orderBy('n.openedAt')
    .orderBy('n.nominationId')
    .limit(limit + 1)
    .execute();
  const grantsIn = grantsInRows(viewer);
  const decisions = await decisionsOfEach(
    db,
    rows.map(({ nominationId }) => nominationId),
  );
  return pageOf(rows, limit, {
    scope: TOLD_SCOPE,
    place: ({ openedAt, nominationId }) => [openedAt, nominationId],
    item: (row) => ({
      nomination: { id: row.nominationId },
      cycle: { id: row.cycleId, title: row.title },
      targetLevel: row.targetLevel,
      state: grantsIn(row).state ? (row.state === 'appealed' ? 'appealed' : 'released') : 'reopened',
      releases: releasesIn(decisions.get(row.nominationId) ?? []),
      openedAt: row.openedAt,
    }),
  });
};
