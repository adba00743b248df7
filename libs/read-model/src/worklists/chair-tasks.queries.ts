import type { Deadlines } from '@plumbline/domain';
import type { ChairTask } from '@plumbline/responses';
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import { anyOf } from '../any-of.js';
import { type Page, pageOf } from '../paging/page.js';
import type { Views } from '../tables.js';
import { CONDITIONS } from '../visibility/facts.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { nominationsChairedBy } from '../visibility/related.js';
import { sees } from '../visibility/sees.js';
import {
  closingTaken,
  decisionTaken,
  isFurtherRound,
  isPastDeadlines,
  isTied,
  mayBreakTie,
  openingTaken,
  releaseTaken,
  resolutionTaken,
  reviewersMissing,
} from './taken-now.js';
import { placeOf, taskKeys } from './task-keys.js';
import { dueOf, taskOf, tasksFor, type TasksOf } from './task-lines.js';

export const CHAIR_TASKS_SCOPE = 'my chair';

type Step = ChairTask['step'];
type When = RawBuilder<SqlBool>;
const DUE: Readonly<Record<Step, keyof Deadlines | null>> = {
  'assign-reviewers': 'reviews',
  'open-voting': 'votes',
  'close-voting': 'votes',
  'break-tie': 'decisions',
  'record-decision': 'decisions',
  'release-feedback': null,
  'resolve-appeal': null,
};

const conditions = ({ personId, today }: ListViewer): Readonly<Record<Step, When>> => ({
  'assign-reviewers': reviewersMissing,
  'open-voting': openingTaken(today),
  'close-voting': closingTaken,
  'break-tie': sql`(${isTied} and ${mayBreakTie(personId)})`,
  'record-decision': decisionTaken,
  'release-feedback': releaseTaken,
  'resolve-appeal': resolutionTaken,
});

/** The first step that a nomination waits for; null where it waits for none of the chair's. */
const stepFor = (viewer: ListViewer): RawBuilder<Step> => {
  const cases = Object.entries(conditions(viewer)).map(([step, when]) => sql`when ${when} then ${step}`);
  return sql`case ${sql.join(cases, sql` `)} end`;
};

/** What the viewer can do next as the chair, for each nomination that waits for it. */
export const chairTasksPage = async (
  db: Kysely<Views>,
  viewer: ListViewer,
  page: TasksOf,
): Promise<Page<ChairTask>> => {
  const chairs = sql<SqlBool>`(${CONDITIONS.chair(viewer)} and ${sees(viewer, 'voters')})`;
  const search = {
    fits: sql<SqlBool>`(${chairs} and ${stepFor(viewer)} is not null)`,
    few: () => nominationsChairedBy(db, viewer.personId),
  };
  const keys = await taskKeys(db, search, page);
  const lines = await tasksFor(db, viewer)
    .select([
      stepFor(viewer).as('step'),
      sql<number>`(${isPastDeadlines} and n."state" in ('submitted', 'voted'))`.as('again'),
    ])
    .select(sql<number>`${isFurtherRound}`.as('further'))
    .where(sql<boolean>`n."nominationId" in ${anyOf(keys.map(({ id }) => id))}`)
    .execute();
  const byId = new Map(lines.map((line) => [line.nominationId, line]));
  return pageOf(keys, page.limit, {
    scope: CHAIR_TASKS_SCOPE,
    place: placeOf,
    item: ({ id, at }) => {
      const line = byId.get(id);
      if (line === undefined) return undefined;
      const due = DUE[line.step];
      const binds = line.further === 0 && !(line.again === 1 && due !== 'decisions');
      const dated = due === null ? { dueAt: null, overdue: false } : dueOf(line, [due, binds], page.now);
      return { ...taskOf(line), ...dated, step: line.step, openedAt: at };
    },
  });
};
