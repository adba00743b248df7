import { VIEWS } from '@plumbline/projections';
import { History } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { afterOf, type Page } from '../paging/page.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { REVIEW_TASKS_SCOPE, reviewTasksPage, VOTE_TASKS_SCOPE, voteTasksPage } from './worklists.queries.js';

const TASKS = 7;
const viewer: ListViewer = { personId: 'rea', roles: [], today: '2026-06-01' };
const history = new History().framework('ladder', [], []).cycle('spring');
for (let n = 0; n < TASKS; n += 1) {
  const nomination = history.nomination(`n${n.toString()}`, { candidateId: `c${n.toString()}` }).submit();
  nomination.assign('rea');
  if (n % 2 === 0) nomination.review('rea', {});
  if (n % 3 === 0) nomination.openVoting(['rea', 'moe']);
}
for (const [from, to] of [
  ['nominating', 'reviewing'],
  ['reviewing', 'calibrating'],
] as const)
  history.record('PhaseAdvanced', { cycleId: 'spring', from, to, unfinished: [] });
const model = readModelOf(VIEWS, history.events);
const now = '2026-05-15T00:00:00Z';
afterAll(() => {
  model.close();
});

type Read<T> = (page: Readonly<{ limit: number; after?: readonly string[] }>) => Promise<Page<T>>;
const inPages = async <T>(read: Read<T>, scope: string, values: number): Promise<readonly T[]> => {
  const items: T[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const after = cursor === '' ? undefined : afterOf(scope, values, cursor);
    const next: Page<T> = await read({ limit: 1, ...(after && { after }) });
    items.push(...next.items);
    cursor = next.nextCursor;
  }
  return items;
};

describe('a worklist', () => {
  it('of reviews has the same order on pages, those to do first', async () => {
    const read: Read<Awaited<ReturnType<typeof reviewTasksPage>>['items'][number]> = (page) =>
      reviewTasksPage(model.db, viewer, { ...page, now });
    const { items } = await read({ limit: 50 });
    expect(await inPages(read, REVIEW_TASKS_SCOPE, 3)).toEqual(items);
    expect(items.map(({ nomination, status }) => [nomination.id, status])).toEqual([
      ...[1, 5].map((n) => [`n${n.toString()}`, 'to-do']),
      ...[2, 4].map((n) => [`n${n.toString()}`, 'done']),
    ]);
  });
  it('of votes has the same order on pages', async () => {
    const read: Read<Awaited<ReturnType<typeof voteTasksPage>>['items'][number]> = (page) =>
      voteTasksPage(model.db, viewer, { ...page, now });
    const { items } = await read({ limit: 50 });
    expect(await inPages(read, VOTE_TASKS_SCOPE, 3)).toEqual(items);
    expect(items.map(({ nomination }) => nomination.id)).toEqual(['n0', 'n3', 'n6']);
  });
});
