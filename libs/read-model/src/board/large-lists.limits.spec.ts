import { VIEWS } from '@plumbline/projections';
import { criterion, History, level } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { CompiledQuery, type Kysely } from 'kysely';
import { type BoardFilter, boardPage, boardScope, BOARD_SORTS, type BoardSort } from './board.queries.js';
import { cycleProgressOf } from '../cycles/cycles.queries.js';
import { decisionsPage, DECISIONS_SCOPE } from '../decisions/decisions.queries.js';
import { type After, afterOf, type Page } from '../paging/page.js';
import { peoplePage, PEOPLE_SCOPE } from '../people/people.queries.js';
import { bandCountsOf } from '../readiness/readiness.queries.js';
import type { Views } from '../tables.js';
import { reviewTasksPage, voteTasksPage } from '../worklists/worklists.queries.js';
import type { ListViewer } from '../visibility/list-viewer.js';

/** More than are ever sought one by one. top manages east and west, these manage every second candidate each. */
const NOMINATIONS = 2_600;
const numbers = Array.from({ length: NOMINATIONS }, (_, n) => n);
const name = (n: number): string => n.toString().padStart(4, '0');
const isFew = (n: number): boolean => n % 100 === 7;

const RELEASED = 207;
const managerOf = (n: number): string => (isFew(n) ? 'small' : (['east', 'west'][n % 2] ?? ''));

const large = (): History => {
  const history = new History().framework('ladder', [level('staff', 1)], [criterion('design', { staff: {} })]);
  history.cycle('spring', { members: ['mia', 'c0001'] }).cycle('autumn', { members: ['zed'], chair: 'zoe' });
  history.person('top').person('east', { managerId: 'top' }).person('west', { managerId: 'top' });
  for (const n of numbers) {
    history.person(`c${name(n)}`, { managerId: managerOf(n) });
    const nomination = history.nomination(`n${name(n)}`, {
      candidateId: `c${name(n)}`,
      cycleId: isFew(n) ? 'autumn' : 'spring',
      targetLevel: n % 3 === 0 ? 'principal' : 'staff',
      orgUnit: `unit-${(n % 5).toString()}`,
    });
    if (n % 2 === 1)
      nomination
        .submit()
        .openVoting(['mia'])
        .closeVoting()
        .decide(n % 4 === 1 ? 'promoted' : 'deferred');
    if (n === RELEASED) nomination.release();
    if (n === 8) nomination.submit().recuse('mia').assign('ron');
  }
  return history;
};

const model = readModelOf(VIEWS, large().events);
const { db } = model;
afterAll(() => {
  model.close();
});
const as = (personId: string, admin = false): ListViewer => ({
  personId,
  roles: admin ? ['admin'] : [],
  today: '2026-06-01',
});
const id = (n: number): string => `n${name(n)}`;

/** Every item of a list, page by page; `turns` is how often others could go on meanwhile. */
const readWhole = async <T>(
  page: (after: After | undefined) => Promise<Page<T>>,
  after: (cursor: string) => After | undefined,
): Promise<Readonly<{ items: readonly T[]; turns: number }>> => {
  const items: T[] = [];
  let turns = 0;
  const count = (): void => {
    turns += 1;
    counting = setImmediate(count);
  };
  let counting = setImmediate(count);
  let from: After | undefined;
  do {
    const { items: some, nextCursor } = await page(from);
    items.push(...some);
    from = nextCursor === null ? undefined : after(nextCursor);
  } while (from !== undefined);
  clearImmediate(counting);
  return { items, turns };
};

/** How the database goes about every query that a list asks. */
const planOf = async (ask: (spied: Kysely<Views>) => Promise<unknown>): Promise<readonly string[]> => {
  const asked: CompiledQuery[] = [];
  const spied = db.withPlugin({
    transformQuery: ({ node, queryId }) => {
      asked.push(db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  await ask(spied);
  const plans = await Promise.all(
    asked.map(({ sql, parameters }) =>
      db.executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${sql}`, [...parameters])),
    ),
  );
  return plans.flatMap(({ rows }) => rows.map(({ detail }) => detail));
};

const OPENED: BoardSort = { by: 'openedAt', descending: true };
const board = async (viewer: ListViewer, filter: BoardFilter = {}, sort = OPENED) => {
  const { items, turns } = await readWhole(
    (after) => boardPage(db, viewer, filter, { limit: 200, sort, ...(after && { after }) }),
    (cursor) => afterOf(boardScope(sort), 2, cursor),
  );
  return { ids: items.map((item) => item.id), turns };
};
const newestFirst = (of: (n: number) => boolean): readonly string[] => numbers.filter(of).reverse().map(id);

describe('a board of thousands', () => {
  const SEEN: readonly [who: string, ListViewer, of: (n: number) => boolean][] = [
    ['an admin', as('ada', true), () => true],
    ['an admin who is a candidate', as('c0005', true), (n) => n !== 5],
    ['somebody who sees nothing', as('nobody'), () => false],
    ['the manager of everybody but a few', as('top'), (n) => !isFew(n)],
    ['the manager of half of them', as('east'), (n) => n % 2 === 0 && !isFew(n)],
    ['the manager of a few', as('small'), isFew],
    ['a member who is recused from one', as('mia'), (n) => !isFew(n) && n !== 8],
    ['a member who is a candidate', as('c0001'), (n) => !isFew(n) && n !== 1],
    ['the chair of a small cycle', as('zoe'), isFew],
    ['a reviewer', as('ron'), (n) => n === 8],
    ['a candidate who was told', as(`c${name(RELEASED)}`), (n) => n === RELEASED],
  ];
  it.each(SEEN)('shows %s each nomination that is theirs to see, once and in order', async (_who, viewer, of) => {
    expect((await board(viewer)).ids).toEqual(newestFirst(of));
  });

  const FILTERS: readonly [BoardFilter, of: (n: number) => boolean][] = [
    [{ cycle: 'spring' }, (n) => !isFew(n)],
    [{ cycle: 'autumn' }, isFew],
    [{ targetLevel: 'principal', orgUnit: 'unit-3' }, (n) => n % 3 === 0 && n % 5 === 3],
    [{ states: ['decided'], cycle: 'spring' }, (n) => n % 2 === 1 && !isFew(n)],
    [{ states: ['appealed'] }, () => false],
    [{ manager: 'small' }, isFew],
    [{ manager: 'top', targetLevel: 'staff' }, (n) => !isFew(n) && n % 3 !== 0],
  ];
  it.each(FILTERS)('is filtered by %j in every order', async (filter, of) => {
    for (const by of BOARD_SORTS) {
      const { ids } = await board(as('ada', true), filter, { by, descending: false });
      expect([by, ids.toSorted()]).toEqual([by, numbers.filter(of).map(id)]);
    }
  });

  it('is read by indexes in the requested order, without sorting a cycle for one page', async () => {
    for (const by of BOARD_SORTS)
      for (const filter of [{}, { cycle: 'spring' }]) {
        const plan = await planOf((spied) =>
          boardPage(spied, as('ada', true), filter, { limit: 50, sort: { ...OPENED, by } }),
        );
        expect(plan.join()).toContain(
          `USING INDEX nomination_by_${by === 'openedAt' && filter.cycle ? 'cycleId' : ''}`,
        );
        expect(plan.filter((step) => step.includes('TEMP B-TREE FOR ORDER BY'))).toEqual([]);
      }
  });
});

describe('other lists of thousands', () => {
  it('find the tasks of a worklist by an index, in order', async () => {
    for (const list of [reviewTasksPage, voteTasksPage]) {
      const plan = await planOf((spied) => list(spied, as('mia'), { limit: 50, now: '2026-06-01T00:00:00Z' }));
      expect(plan.length).toBeGreaterThan(1);
      expect(plan.filter((step) => step.includes('TEMP B-TREE FOR ORDER BY'))).toEqual([]);
    }
  });

  it('look a short line and its decisions up, instead of going through all of them', async () => {
    const small = as('small');
    const page = { limit: 50 };
    expect(await planOf((spied) => peoplePage(spied, small, {}, page))).toContainEqual(
      expect.stringContaining('reportingLine_by_managerId'),
    );
    const plan = await planOf((spied) => decisionsPage(spied, small, {}, page));
    // Once to find them, and once to read them.
    const lookUps = plan.filter((step) => step.startsWith('SEARCH d USING INDEX sqlite_autoindex_decision_1'));
    expect(lookUps).toHaveLength(2);
  });

  const people = async (viewer: ListViewer) => {
    const { items } = await readWhole(
      (after) => peoplePage(db, viewer, {}, { limit: 200, ...(after && { after }) }),
      (cursor) => afterOf(PEOPLE_SCOPE, 1, cursor),
    );
    return items.map((item) => item.id);
  };
  it('list the people of a long line, of a short one, and all', async () => {
    const candidates = (of: (n: number) => boolean) => numbers.filter(of).map((n) => `c${name(n)}`);
    expect(await people(as('top'))).toEqual([...candidates((n) => !isFew(n)), 'east', 'west']);
    expect(await people(as('small'))).toEqual(candidates(isFew));
    expect(await people(as('ada', true))).toHaveLength(NOMINATIONS + 3);
    expect(await people(as('nobody'))).toEqual([]);
  });

  const decisions = async (viewer: ListViewer) => {
    const { items } = await readWhole(
      (after) => decisionsPage(db, viewer, {}, { limit: 200, ...(after && { after }) }),
      (cursor) => afterOf(DECISIONS_SCOPE, 3, cursor),
    );
    return items.map(({ nomination }) => nomination.id);
  };
  it('list the decisions of a long line, of a short one, and all', async () => {
    expect(await decisions(as('top'))).toEqual(newestFirst((n) => n % 2 === 1 && !isFew(n)));
    expect(await decisions(as('small'))).toEqual(newestFirst((n) => isFew(n)));
    expect(await decisions(as('ada', true))).toHaveLength(NOMINATIONS / 2);
    expect(await decisions(as('nobody'))).toEqual([]);
  });

  it('let other requests run while they look for the few visible rows', async () => {
    const { items, turns } = await readWhole(
      () => decisionsPage(db, as('ada', true), { outcome: 'declined' }, { limit: 50 }),
      () => undefined,
    );
    expect([items, turns > 1]).toEqual([[], true]);
  });

  it('count a cycle for its committee without what they may not see, and for nobody else', async () => {
    const counted = async (viewer: ListViewer) => (await cycleProgressOf(db, viewer, 'spring'))?.nominations;
    const all = numbers.filter((n) => !isFew(n)).length;
    expect(await counted(as('ada', true))).toBe(all);
    expect(await counted(as('mia'))).toBe(all - 1);
    expect(await counted(as('c0001'))).toBe(all - 1);
    expect(await counted(as('zoe'))).toBe(0);
    const banded = async (viewer: ListViewer) => await bandCountsOf(db, viewer, { cycleId: 'spring' });
    expect(await banded(as('ada', true))).toMatchObject([{ level: 'staff', nominations: all }]);
    expect(await banded(as('mia'))).toMatchObject([{ level: 'staff', nominations: all - 1 }]);
    expect(await banded(as('zoe'))).toEqual([]);
  });
});
