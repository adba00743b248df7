import type { Deadlines, FrameworkRef, NominationStatus, Phase } from '@plumbline/domain';
import type { PinnedNomination } from '@plumbline/responses';
import type { Kysely } from 'kysely';
import { behind, type Page, pageOf } from '../paging/page.js';
import type { Views } from '../tables.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { sees } from '../visibility/sees.js';
import { dueOf, type TasksOf } from '../worklists/task-lines.js';

export const pinsScope = ({ id, version }: FrameworkRef): string => `pinned ${id} ${version.toString()}`;

/** Nothing is rated or decided on these any more, unless they are reopened; in a closed cycle on none. */
const SETTLED: readonly NominationStatus[] = ['decided', 'released', 'withdrawn'];

/** Open nominations that are rated against a version, as far as the viewer sees their state. */
const pinnedTo = (db: Kysely<Views>, viewer: ListViewer, { id, version }: FrameworkRef) =>
  db
    .selectFrom('nomination as n')
    .innerJoin('cycle as c', 'c.cycleId', 'n.cycleId')
    .where('c.frameworkId', '=', id)
    .where('c.frameworkVersion', '=', version)
    .where('n.state', 'not in', SETTLED)
    .where('c.phase', '<>', 'closed')
    .where(sees(viewer, 'state'));

export const countPinned = async (db: Kysely<Views>, viewer: ListViewer, framework: FrameworkRef): Promise<number> => {
  const { count } = await pinnedTo(db, viewer, framework)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
};

const NEXT: Readonly<Partial<Record<NominationStatus, keyof Deadlines>>> = {
  draft: 'nominations',
  returned: 'reviews',
  submitted: 'reviews',
  voting: 'votes',
  voted: 'decisions',
};
const nextIn = (state: NominationStatus, phase: Phase): keyof Deadlines | undefined =>
  state === 'submitted' && (phase === 'calibrating' || phase === 'releasing') ? 'votes' : NEXT[state];

/** By id. */
export const pinnedPage = async (
  db: Kysely<Views>,
  viewer: ListViewer,
  framework: FrameworkRef,
  { limit, after, now }: TasksOf,
): Promise<Page<PinnedNomination>> => {
  const rows = await pinnedTo(db, viewer, framework)
    .select(['n.nominationId as id', 'n.cycleId', 'c.title', 'c.phase', 'c.deadlines', 'n.state'])
    .$if(after !== undefined, (q) => q.where(behind(['n.nominationId'], after ?? [], false)))
    .orderBy('n.nominationId')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, {
    scope: pinsScope(framework),
    place: ({ id }) => [id],
    item: (row) => {
      const { id, cycleId, title, state, phase } = row;
      const next = nextIn(state, phase);
      const due = next === undefined ? { dueAt: null, overdue: false } : dueOf(row, [next, true], now);
      return { id, cycle: { id: cycleId, title }, framework, state, phase, ...due };
    },
  });
};
