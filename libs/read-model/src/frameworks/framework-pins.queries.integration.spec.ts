import { VIEWS } from '@plumbline/projections';
import { aRound } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { countPinned, pinnedPage, pinsScope } from './framework-pins.queries.js';
import { afterOf } from '../paging/page.js';
import type { TasksOf } from '../worklists/task-lines.js';

const ladder = { id: 'ladder', version: 1 };
const NOW = '2026-05-15T00:00:00Z';
const OPEN = ['n-carl', 'n-max', 'n-other'];

describe('the nominations pinned to a version', () => {
  const model = readModelOf(VIEWS, aRound().events);
  const { db } = model;
  afterAll(() => {
    model.close();
  });
  const viewer = (personId: string) => ({ personId, roles: ['admin'] as const, today: '2026-03-03' });
  const ids = async (personId: string, framework = ladder, limit = 50) =>
    (await pinnedPage(db, viewer(personId), framework, { limit, now: NOW })).items.map(({ id }) => id);

  it('are the open ones, by id, and none of another version or framework', async () => {
    expect(await ids('ada')).toEqual(OPEN);
    expect(await ids('ada', { id: 'ladder', version: 2 })).toEqual([]);
    expect(await ids('ada', { id: 'other', version: 1 })).toEqual([]);
  });

  it('say in which phase their cycle is, when the next step is due, and whether that is over', async () => {
    const { items } = await pinnedPage(db, viewer('ada'), ladder, { limit: 50, now: NOW });
    expect(items.map(({ id, phase, dueAt, overdue }) => [id, phase, dueAt, overdue])).toEqual([
      ['n-carl', 'calibrating', '2026-06-01T00:00:00.000Z', false],
      ['n-max', 'calibrating', '2026-06-01T00:00:00.000Z', false],
      ['n-other', 'nominating', '2026-04-01T00:00:00.000Z', true],
    ]);
  });

  it('are none of a closed cycle, in the list or the count', async () => {
    const closed = readModelOf(VIEWS, aRound().record('CycleClosed', { cycleId: 'spring', unfinished: [] }).events);
    const { items } = await pinnedPage(closed.db, viewer('ada'), ladder, { limit: 50, now: NOW });
    expect(items.map(({ id }) => id)).toEqual(['n-other']);
    expect(await countPinned(closed.db, viewer('ada'), ladder)).toBe(1);
    closed.close();
  });

  it.each([
    ['is an admin and the candidate of one', 'carl', ['n-max', 'n-other']],
    ['is an admin and recused from one', 'moe', ['n-max', 'n-other']],
  ])('exclude what does not exist for somebody who %s, in the list and the count', async (_who, id, expected) => {
    expect(await ids(id)).toEqual(expected);
    expect(await countPinned(db, viewer(id), ladder)).toBe(expected.length);
  });

  it('are listed in pages, with the total', async () => {
    expect(await countPinned(db, viewer('ada'), ladder)).toBe(3);
    const seen: string[] = [];
    let after: readonly string[] | undefined = undefined;
    for (let pages = 0; pages < 5; pages += 1) {
      const at: TasksOf = { limit: 1, now: NOW, ...(after && { after }) };
      const { items, nextCursor } = await pinnedPage(db, viewer('ada'), ladder, at);
      seen.push(...items.map(({ id }) => id));
      if (nextCursor === null) break;
      after = afterOf(pinsScope(ladder), 1, nextCursor);
    }
    expect(seen).toEqual(OPEN);
  });
});
