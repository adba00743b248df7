import type { PacketTask } from '@plumbline/responses';
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import { anyOf } from '../any-of.js';
import { type Page, pageOf } from '../paging/page.js';
import type { Views } from '../tables.js';
import { CONDITIONS } from '../visibility/facts.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { nominationsAbout } from '../visibility/related.js';
import { recusedIn } from '../visibility/recused-in-cycle.js';
import { isUnmanaged, withLine } from '../visibility/reporting-line.js';
import { sees } from '../visibility/sees.js';
import { isPastDeadlines, submissionTaken } from './taken-now.js';
import { placeOf, taskKeys } from './task-keys.js';
import { dueOf, taskOf, tasksFor, type TasksOf } from './task-lines.js';

export const PACKET_TASKS_SCOPE = 'my packets';

/** As an admin the viewer stands in for the manager whom the candidate has not: as `on-behalf` of the policies. */
const isOnBehalf = (viewer: ListViewer): RawBuilder<SqlBool> => {
  if (!viewer.roles.includes('admin')) return sql`false`;
  const powerless = sql`${CONDITIONS.eligible(viewer)} or ${recusedIn(viewer.personId, sql`n."cycleId"`)}`;
  return sql`(${isUnmanaged('n.candidateId', viewer.today)} and not (${powerless}))`;
};

/** Packets that the viewer can write and submit now: of their line, and as an admin those of people above whom nobody is here. */
export const packetTasksPage = async (
  db: Kysely<Views>,
  asking: ListViewer,
  page: TasksOf,
): Promise<Page<PacketTask>> => {
  const viewer = await withLine(db, asking);
  const isTheirs = sql<SqlBool>`(${CONDITIONS['line-manager'](viewer)} or ${isOnBehalf(viewer)})`;
  const search = {
    fits: sql<SqlBool>`(${submissionTaken} and ${isTheirs} and ${sees(viewer, 'packet')})`,
    few: () => (viewer.roles.includes('admin') ? Promise.resolve(undefined) : nominationsAbout(db, viewer.line)),
  };
  const keys = await taskKeys(db, search, page);
  const lines = await tasksFor(db, viewer)
    .select(sql<number>`${isPastDeadlines}`.as('again'))
    .where(sql<boolean>`n."nominationId" in ${anyOf(keys.map(({ id }) => id))}`)
    .execute();
  const byId = new Map(lines.map((line) => [line.nominationId, line]));
  return pageOf(keys, page.limit, {
    scope: PACKET_TASKS_SCOPE,
    place: placeOf,
    item: ({ id, at }) => {
      const line = byId.get(id);
      if (line === undefined) return undefined;
      const isDraft = line.state === 'draft';
      const due = dueOf(line, [isDraft ? 'nominations' : 'reviews', isDraft || line.again === 0], page.now);
      return { ...taskOf(line), ...due, openedAt: at };
    },
  });
};
