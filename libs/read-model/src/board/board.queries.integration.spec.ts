import { VIEWS } from '@plumbline/projections';
import type { NominationItem } from '@plumbline/responses';
import { aRound, History, ON_REQUEST } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { type BoardFilter, boardPage, boardScope, type BoardSort } from './board.queries.js';
import { afterOf, type Page } from '../paging/page.js';
import type { ListViewer } from '../visibility/list-viewer.js';

const today = '2026-06-01';
const as = (personId: string, admin = false): ListViewer => ({ personId, roles: admin ? ['admin'] : [], today });
const byCandidate: BoardSort = { by: 'candidate', descending: false };

describe('the board', () => {
  const model = readModelOf(VIEWS, aRound().events);
  afterAll(() => {
    model.close();
  });
  const page = (viewer: ListViewer, filter: BoardFilter = {}, sort = byCandidate): Promise<Page<NominationItem>> =>
    boardPage(model.db, viewer, filter, { limit: 50, sort });
  const ids = async (viewer: ListViewer, filter: BoardFilter = {}) =>
    (await page(viewer, filter)).items.map(({ id }) => id);
  const one = async (viewer: ListViewer, id: string) => (await page(viewer)).items.find((item) => item.id === id);

  const SEEN: readonly [who: string, ListViewer, readonly string[]][] = [
    ['an admin or auditor', as('ada', true), ['n-carl', 'n-cleo', 'n-max', 'n-other']],
    ['a member', as('mia'), ['n-carl', 'n-cleo', 'n-max']],
    ['the chair', as('cho'), ['n-carl', 'n-cleo', 'n-max']],
    ['a member of another cycle', as('zed'), ['n-other']],
    ['a member who is a candidate: all but their own', as('max'), ['n-carl', 'n-cleo']],
    ['a member who is recused from one', as('moe'), ['n-cleo', 'n-max']],
    ['an admin who is recused from one', as('moe', true), ['n-cleo', 'n-max', 'n-other']],
    ['an admin who is a candidate', as('max', true), ['n-carl', 'n-cleo', 'n-other']],
    ['a reviewer', as('rea'), ['n-carl', 'n-cleo']],
    ['a line manager', as('lin'), ['n-carl', 'n-cleo']],
    ['a manager of managers', as('top'), ['n-carl', 'n-cleo', 'n-max']],
    ['a candidate after release', as('cleo'), ['n-cleo']],
    ['a candidate before release', as('carl'), []],
    ['somebody who has nothing to do with it', as('nobody'), []],
  ];
  it.each(SEEN)('shows %s what exists for them', async (_who, viewer, expected) => {
    expect(await ids(viewer)).toEqual(expected);
  });

  it('follows the reporting line of today', async () => {
    expect(await ids({ personId: 'lin', roles: [], today: '2025-12-31' })).toEqual([]);
  });

  const FILTERS: readonly [BoardFilter, readonly string[]][] = [
    [{ cycle: 'autumn' }, ['n-other']],
    [{ targetLevel: 'principal' }, ['n-max']],
    [{ states: ['voting'] }, ['n-carl']],
    [{ orgUnit: 'data' }, ['n-carl']],
    [{ manager: 'lin' }, ['n-carl', 'n-cleo']],
    [{ manager: 'top' }, ['n-carl', 'n-cleo', 'n-max']],
    [{ manager: 'top', targetLevel: 'staff', states: ['released'] }, ['n-cleo']],
    [{ states: ['voting', 'submitted'] }, ['n-carl', 'n-max']],
    [{ candidate: 'carl' }, ['n-carl']],
    [{ candidate: 'carl', cycle: 'autumn' }, []],
    [{ reviewer: 'ron' }, ['n-carl', 'n-cleo']],
    [{ reviewer: 'nobody' }, []],
    [{ outcome: 'promoted' }, ['n-cleo']],
    [{ outcome: 'declined' }, []],
    [{ text: 'NAME cle' }, ['n-cleo']],
    [{ text: 'cárl', states: ['voting'] }, ['n-carl']],
    [{ text: 'name of nobody here' }, []],
    [{ cycle: 'winter' }, []],
  ];
  it.each(FILTERS)('filters by %j', async (filter, expected) => {
    expect(await ids(as('ada', true), filter)).toEqual(expected);
  });

  it('reveals by a filter whose line a candidate is in only to managers and the committee', async () => {
    for (const manager of ['lin', 'top', 'max']) expect(await ids(as('rea'), { manager })).toEqual([]);
    expect(await ids(as('cleo'), { manager: 'lin' })).toEqual([]);
    expect(await ids(as('top'), { manager: 'lin' })).toEqual(['n-carl', 'n-cleo']);
    expect(await ids(as('cho'), { manager: 'lin' })).toEqual(['n-carl', 'n-cleo']);
    expect(await ids(as('moe'), { manager: 'lin' })).toEqual(['n-cleo']);
  });

  it('finds by reviewer where the viewer sees who reviews, and what they review themselves', async () => {
    expect(await ids(as('cho'), { reviewer: 'ron' })).toEqual(['n-carl', 'n-cleo']);
    for (const who of ['rea', 'lin', 'cleo']) expect(await ids(as(who), { reviewer: 'ron' })).toEqual([]);
    expect(await ids(as('rea'), { reviewer: 'rea' })).toEqual(['n-carl', 'n-cleo']);
  });

  it('finds by outcome where the viewer sees it', async () => {
    for (const who of ['lin', 'cleo', 'mia']) expect(await ids(as(who), { outcome: 'promoted' })).toEqual(['n-cleo']);
    for (const who of ['ron', 'rea']) expect(await ids(as(who), { outcome: 'promoted' })).toEqual([]);
  });

  it('finds no erased person by the name that they had', async () => {
    const told = readModelOf(VIEWS, aRound().record('PersonErased', { personId: 'cleo', ...ON_REQUEST }).events);
    const found = async (text: string) => {
      const { items } = await boardPage(told.db, as('ada', true), { text }, { limit: 9, sort: byCandidate });
      return items.map(({ id }) => id);
    };
    expect([await found('name of cleo'), await found('erased'), await found('carl')]).toEqual([[], [], ['n-carl']]);
    told.close();
  });

  it('shows a band to managers and the committee, and to nobody who owes a review', async () => {
    expect(await one(as('cho'), 'n-cleo')).toMatchObject({ band: 'ready' });
    expect(await one(as('lin'), 'n-cleo')).toMatchObject({ band: 'ready' });
    expect(await one(as('ron'), 'n-cleo')).toMatchObject({ band: null });
    expect(await one(as('mia'), 'n-max')).toMatchObject({ band: null });
    expect(await one(as('cho'), 'n-max')).toMatchObject({ band: 'insufficient-evidence' });
  });

  it('shows the candidate their outcome and nothing about reviewers', async () => {
    const hidden = ['reviewsAsked', 'reviewsIn', 'band'];
    const expected = { outcome: 'promoted', reviewsAsked: null, reviewsIn: null, band: null, hidden };
    expect(await one(as('cleo'), 'n-cleo')).toMatchObject(expected);
  });

  it('shows a reviewer no outcome', async () => {
    expect(await one(as('ron'), 'n-cleo')).toMatchObject({
      outcome: null,
      reviewsAsked: 2,
      reviewsIn: 1,
      hidden: ['outcome', 'band'],
    });
  });

  it('shows an erased candidate as erased', async () => {
    const first = async ({ events }: ReturnType<typeof aRound>) => {
      const told = readModelOf(VIEWS, events);
      const sort = { ...byCandidate, by: 'openedAt' } as const;
      const { items } = await boardPage(told.db, as('ada', true), {}, { limit: 1, sort });
      told.close();
      return items[0]?.candidate;
    };
    expect(await first(aRound())).toEqual({ id: 'cleo', name: 'Name of cleo' });
    const erased = aRound().record('PersonErased', { personId: 'cleo', ...ON_REQUEST });
    expect(await first(erased)).toEqual({ id: 'cleo', name: 'erased' });
  });
});

describe('pages of the board', () => {
  const history = new History().framework('ladder', [], []).cycle('spring');
  const total = 7;
  for (let n = 0; n < total; n += 1) {
    history.at('2026-03-02T09:00:00.000Z');
    history.nomination(`n${n.toString()}`, { candidateId: `c${(n % 3).toString()}` });
  }
  const model = readModelOf(VIEWS, history.events);
  afterAll(() => {
    model.close();
  });

  const SORTS: readonly BoardSort[] = (['updatedAt', 'openedAt', 'candidate', 'targetLevel'] as const).flatMap((by) => [
    { by, descending: false },
    { by, descending: true },
  ]);
  it.each(SORTS)('come once each and in order, however many rows are alike: %j', async (sort) => {
    const seen: NominationItem[] = [];
    let cursor: string | null = null;
    do {
      const after: readonly string[] | undefined = cursor === null ? undefined : afterOf(boardScope(sort), 2, cursor);
      const next: Page<NominationItem> = await boardPage(
        model.db,
        as('ada', true),
        {},
        { limit: 2, sort, ...(after && { after }) },
      );
      seen.push(...next.items);
      cursor = next.nextCursor;
    } while (cursor !== null);
    const whole = await boardPage(model.db, as('ada', true), {}, { limit: 200, sort });
    expect(seen).toEqual(whole.items);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(total);
  });

  it.each([
    '',
    'x',
    '!!!',
    Buffer.from('{}').toString('base64url'),
    Buffer.from('["other","a","b"]').toString('base64url'),
  ])('accept only their own cursor: %j', (cursor) => {
    expect(afterOf(boardScope(byCandidate), 2, cursor)).toBeUndefined();
  });
});
