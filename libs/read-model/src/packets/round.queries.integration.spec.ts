import { VIEWS } from '@plumbline/projections';
import { aRound, History } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { nominationsOfCycle } from '../cycles/round-nominations.queries.js';
import { cycleOf, cycleProgressOf } from '../cycles/cycles.queries.js';
import { decisionsPage } from '../decisions/decisions.queries.js';
import { frameworkOf, frameworksPage, frameworkVersionOf } from '../frameworks/frameworks.queries.js';
import { packetOf } from './packets.queries.js';
import { committeesOf, type PeopleFilter, peoplePage, personOf } from '../people/people.queries.js';
import { bandCountsOf, heatMapPage, levelsOf } from '../readiness/readiness.queries.js';
import { nominationHeadOf } from './nomination-head.queries.js';
import { timelineOf } from '../timeline/timeline.queries.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { reviewTasksPage, voteTasksPage } from '../worklists/worklists.queries.js';

const today = '2026-06-01';
const as = (personId: string, admin = false): ListViewer => ({ personId, roles: admin ? ['admin'] : [], today });
const model = readModelOf(VIEWS, aRound().events);
const { db } = model;
const page = { limit: 50 };
afterAll(() => {
  model.close();
});

describe('the nominations of a cycle', () => {
  it('say what of each phase exists, and are not shown to the candidate and to who is recused', async () => {
    const of = (actor: string) => nominationsOfCycle(db, 'spring', actor);
    expect((await of('ada')).map(({ nominationId, reviewed, voted }) => [nominationId, reviewed, voted])).toEqual([
      ['n-carl', true, true],
      ['n-cleo', true, true],
      ['n-max', false, false],
    ]);
    expect((await of('max')).map(({ shown }) => shown)).toEqual([true, true, false]);
  });
});

describe('readiness', () => {
  it('comes for every level, lowest first', async () => {
    const { current: levels = [] } = (await levelsOf(db, 'n-cleo')) ?? {};
    expect(levels.map(({ level, band }) => `${level} ${band}`)).toEqual([
      'senior insufficient-evidence',
      'staff ready',
      'principal developing',
    ]);
    expect(levels[1]?.criteria).toMatchObject([
      { key: 'design', status: 'meets', rating: 3 },
      { key: 'mentoring', status: 'meets', rating: 3 },
    ]);
  });

  const counted = async (viewer: ListViewer, orgUnit?: string) => {
    const counts = await bandCountsOf(db, viewer, { cycleId: 'spring', ...(orgUnit !== undefined && { orgUnit }) });
    return counts
      .filter(({ level }) => level === 'staff')
      .map(({ band, nominations, targeting }) => `${band} ${nominations.toString()} ${targeting.toString()}`);
  };
  it('is counted by level and band', async () => {
    expect(await counted(as('ada', true))).toEqual(['insufficient-evidence 2 1', 'ready 1 1']);
  });
  it('is counted for one org unit', async () => {
    expect(await counted(as('ada', true), 'data')).toEqual(['insufficient-evidence 1 1']);
  });
  it("is not counted if it is the viewer's own, or they are recused, or owe a review", async () => {
    expect(await counted(as('max', true))).toEqual(['insufficient-evidence 1 1', 'ready 1 1']);
    expect(await counted(as('moe'))).toEqual(['insufficient-evidence 1 0', 'ready 1 1']);
    expect(await counted(as('mia'))).toEqual(['insufficient-evidence 1 1', 'ready 1 1']);
    expect(await counted(as('nobody'))).toEqual([]);
  });

  it('is listed by criterion and nomination in pages', async () => {
    const map = { cycleId: 'spring', level: 'staff' };
    const first = await heatMapPage(db, as('ada', true), map, { limit: 2 });
    expect(first.items.map(({ nomination, targeted }) => [nomination.id, targeted])).toEqual([
      ['n-carl', true],
      ['n-cleo', true],
    ]);
    expect(first.items[0]?.cells).toMatchObject([
      { criterion: 'design', status: 'below', rating: 2 },
      { criterion: 'mentoring', status: 'unevidenced', rating: 3 },
    ]);
    const rest = await heatMapPage(db, as('ada', true), map, { limit: 2, after: ['n-cleo'] });
    expect(rest).toMatchObject({ items: [{ nomination: { id: 'n-max' }, targeted: false }], nextCursor: null });
  });

  it('goes with the head of its nomination', async () => {
    expect(await nominationHeadOf(db, 'n-cleo')).toEqual({
      ...{ id: 'n-cleo', state: 'released', revision: '12' },
      ...{ targetLevel: 'staff', currentLevel: 'senior' },
    });
    expect(await nominationHeadOf(db, 'absent')).toBeUndefined();
  });
});

describe('cycles', () => {
  it('have their committee, and when texts go, only on request', async () => {
    expect(await cycleOf(db, 'spring', false)).toMatchObject({
      ...{ committee: null, retention: null, due: null, revision: '4' },
      hidden: ['committee', 'retention', 'due'],
    });
    expect(await cycleOf(db, 'spring', true)).toMatchObject({
      committee: { chair: { id: 'cho', name: 'Name of cho' }, members: [{ id: 'max' }, { id: 'mia' }, { id: 'moe' }] },
    });
  });
  it('count the nominations that exist for the viewer', async () => {
    expect(await cycleProgressOf(db, as('ada', true), 'spring')).toMatchObject({
      nominations: 3,
      reviewsAsked: 5,
      reviewsIn: 2,
    });
    expect(await cycleProgressOf(db, as('max'), 'spring')).toMatchObject({
      nominations: 2,
      states: [
        { targetLevel: 'staff', state: 'released', nominations: 1 },
        { targetLevel: 'staff', state: 'voting', nominations: 1 },
      ],
    });
  });
});

describe('worklists', () => {
  const tasks = { ...page, now: '2026-05-15T00:00:00Z' };
  const reviewTasks = async (id: string) => (await reviewTasksPage(db, as(id), tasks)).items;
  const voteTasks = async (id: string) => (await voteTasksPage(db, as(id), tasks)).items;
  it('list what somebody can do now, with phase and deadline, and whether that is over', async () => {
    expect(await reviewTasks('mia')).toEqual([
      {
        nomination: { id: 'n-max' },
        cycle: { id: 'spring', title: 'Cycle spring' },
        candidate: { id: 'max', name: 'Name of max' },
        ...{ targetLevel: 'principal', state: 'submitted', phase: 'calibrating', status: 'to-do' },
        ...{ dueAt: '2026-05-01T00:00:00.000Z', overdue: true },
        ...{ assignedAt: expect.any(String) as string, doneAt: null },
      },
    ]);
  });
  it('list no review once voting has opened, missed or in', async () => {
    expect([await reviewTasks('rea'), await reviewTasks('ron')]).toEqual([[], []]);
  });
  it('hold open votes, cast or not, of members who are not recused', async () => {
    expect(await voteTasks('mia')).toMatchObject([{ nomination: { id: 'n-carl' }, status: 'done', round: 1 }]);
    expect(await voteTasks('max')).toMatchObject([{ nomination: { id: 'n-carl' }, status: 'to-do' }]);
    expect(await voteTasks('moe')).toEqual([]);
  });
});

describe('people', () => {
  const items = async (viewer: ListViewer, filter: PeopleFilter = {}) =>
    (await peoplePage(db, viewer, filter, page)).items;
  const ids = async (viewer: ListViewer, filter: PeopleFilter = {}) =>
    (await items(viewer, filter)).map(({ id }) => id);
  it('are listed for a manager within their line', async () => {
    expect(await ids(as('lin'))).toEqual(['carl', 'cleo']);
    expect(await ids(as('top'))).toEqual(['carl', 'cleo', 'lin', 'max']);
    expect(await ids(as('cleo'))).toEqual([]);
    expect(await ids(as('ada', true))).toHaveLength(13);
  });
  it('are listed for whoever chairs an open cycle, without what is for managers', async () => {
    const seen = await items(as('cho'));
    expect(seen).toHaveLength(13);
    expect(seen.find(({ id }) => id === 'carl')).toMatchObject({
      ...{ name: 'Name of carl', orgUnit: 'data', level: 'senior' },
      ...{ email: null, manager: null, leftOn: null, hidden: ['email', 'sourceId', 'manager', 'leftOn'] },
    });
    const ended = aRound().record('PersonLeft', { personId: 'otto', effectiveDate: '2026-05-01' });
    const left = readModelOf(VIEWS, ended.record('CycleClosed', { cycleId: 'autumn', unfinished: [] }).events);
    const listed = async (viewer: ListViewer) =>
      (await peoplePage(left.db, viewer, {}, page)).items.map(({ id }) => id);
    expect(await listed(as('cho'))).not.toContain('otto');
    expect(await listed(as('ada', true))).toContain('otto');
    expect(await listed(as('zoe'))).toEqual([]);
    left.close();
  });
  it.each([
    [{ text: 'name CÁRL' }, ['carl']],
    [{ text: 'max', level: 'senior' }, ['max']],
    [{ text: 'max', level: 'staff' }, []],
    [{ orgUnit: 'data' }, ['carl']],
    [{ manager: 'lin' }, ['carl', 'cleo']],
    [{ text: 'c', manager: 'top', orgUnit: 'eng' }, ['cleo']],
  ])('are found by %j', async (filter, expected) => {
    expect(await ids(as('ada', true), filter)).toEqual(expected);
  });
  it('are found by manager only where that is shown', async () => {
    expect(await ids(as('cho'), { manager: 'lin' })).toEqual([]);
    expect(await ids(as('top'), { manager: 'lin' })).toEqual(['carl', 'cleo']);
    expect(await ids(as('lin'), { text: 'max' })).toEqual([]);
  });
  it('have managers by day', async () => {
    expect(await personOf(db, 'cleo', today)).toMatchObject({
      name: 'Name of cleo',
      manager: { id: 'lin', name: 'Name of lin' },
      managers: [{ from: '2026-01-01', to: null }],
      revision: '0',
    });
    expect(await personOf(db, 'cleo', '2025-12-31')).toMatchObject({ manager: null });
    expect(await personOf(db, 'absent', today)).toBeUndefined();
  });
  it('are members of committees', async () => {
    expect(await committeesOf(db, 'cho')).toEqual([{ cycle: { id: 'spring', title: 'Cycle spring' }, isChair: true }]);
    expect(await committeesOf(db, 'mia')).toMatchObject([{ isChair: false }]);
  });
  it('have a timeline with the readiness behind each decision', async () => {
    const entries = await timelineOf(db, 'cleo', as('lin'));
    expect(entries.map(({ kind }) => kind)).toEqual(['registered', 'nominated', 'decided', 'feedback-released']);
    expect(entries[0]).toMatchObject({ manager: { id: 'lin', name: 'Name of lin' } });
    expect(entries[2]?.readiness).toMatchObject([
      { level: 'senior' },
      { level: 'staff', band: 'ready' },
      { level: 'principal' },
    ]);
  });
  it('have no timeline entries of nominations that do not exist for the viewer', async () => {
    const kinds = async (viewer: ListViewer, id: string) => (await timelineOf(db, id, viewer)).map(({ kind }) => kind);
    expect(await kinds(as('max', true), 'max')).toEqual(['registered']);
    expect(await kinds(as('moe', true), 'carl')).toEqual(['registered']);
    expect(await kinds(as('ada', true), 'carl')).toEqual(['registered', 'nominated']);
  });
  it('have no readiness in a timeline for viewers who owe a review, nor for themselves', async () => {
    const readiness = async (viewer: ListViewer) =>
      (await timelineOf(db, 'cleo', viewer)).flatMap((entry) => entry.readiness ?? []);
    expect(await readiness(as('ada', true))).toHaveLength(3);
    expect(await readiness(as('rea', true))).toEqual([]);
    expect(await readiness(as('cleo', true))).toEqual([]);
  });
});

describe('frameworks', () => {
  it('come in pages, each beginning after the last of the one before', async () => {
    const history = new History();
    for (const id of ['design', 'engineering', 'product']) history.framework(id, [], []);
    const three = readModelOf(VIEWS, history.events);
    const idsAfter = async (...after: readonly string[]) =>
      (await frameworksPage(three.db, true, { limit: 1, ...(after.length > 0 && { after }) })).items.map(
        ({ id }) => id,
      );
    expect([await idsAfter(), await idsAfter('design'), await idsAfter('engineering')]).toEqual([
      ...[['design'], ['engineering'], ['product']],
    ]);
    expect(await idsAfter('product')).toEqual([]);
    three.close();
  });
  it('have drafts and unpublished content only on request', async () => {
    expect(await frameworksPage(db, false, page)).toMatchObject({ items: [{ id: 'ladder', newestVersion: 1 }] });
    expect(await frameworkOf(db, 'ladder', false)).toMatchObject({
      draft: null,
      hidden: ['draft'],
      versions: [{ version: 1 }],
    });
    const detail = await frameworkOf(db, 'ladder', true);
    expect(detail?.draft).toMatchObject({ levels: [{ key: 'senior' }, { key: 'staff' }, { key: 'principal' }] });
  });
  it('have versions', async () => {
    expect(await frameworkVersionOf(db, 'ladder', 1)).toMatchObject({
      criteria: [{ key: 'design' }, { key: 'mentoring' }],
    });
    expect(await frameworkVersionOf(db, 'ladder', 2)).toBeUndefined();
  });
});

describe('the register of decisions', () => {
  const found = async (viewer: ListViewer) => (await decisionsPage(db, viewer, {}, page)).items;
  it('has the whole line for the committee and admins', async () => {
    for (const viewer of [as('ada', true), as('mia'), as('cho')])
      expect(await found(viewer)).toMatchObject([
        {
          nomination: { id: 'n-cleo' },
          outcome: 'promoted',
          basis: { tally: { promote: 2 }, override: false, decidedBy: { id: 'cho' } },
        },
      ]);
  });
  it('has the outcome without what it rests on for a line manager', async () => {
    expect(await found(as('lin'))).toMatchObject([{ outcome: 'promoted', basis: null, hidden: ['revision', 'basis'] }]);
  });
  it('is empty for the candidate, a reviewer or another committee', async () => {
    for (const id of ['cleo', 'ron', 'zed', 'nobody']) expect(await found(as(id))).toEqual([]);
  });
  it('filters by cycle and outcome', async () => {
    const viewer = as('ada', true);
    expect(await decisionsPage(db, viewer, { cycle: 'spring', outcome: 'promoted' }, page)).toMatchObject({
      items: [{}],
    });
    expect(await decisionsPage(db, viewer, { outcome: 'declined' }, page)).toEqual({ items: [], nextCursor: null });
  });
});

describe('packets', () => {
  it('have everything, with current names', async () => {
    expect(await packetOf(db, 'n-cleo')).toMatchObject({
      candidate: { id: 'cleo', name: 'Name of cleo' },
      texts: { statement: 'Why this person' },
      evidence: [{ id: 'e1', criteria: ['design', 'mentoring'], withdrawn: false }],
      reviewers: [
        { reviewer: { id: 'rea' }, status: 'missed' },
        { reviewer: { id: 'ron' }, status: 'submitted' },
      ],
      reviews: [{ reviewer: { id: 'ron' }, voided: false }],
      rounds: [{ round: 1, tally: { promote: 2 }, votes: [{ member: { id: 'mia' } }, { member: { id: 'moe' } }] }],
      decisions: [
        {
          outcome: 'promoted',
          override: false,
          superseded: false,
          decidedBy: { id: 'cho' },
          feedback: { text: 'Well done' },
        },
      ],
      appeals: [],
      revision: '12',
    });
    expect(await packetOf(db, 'absent')).toBeUndefined();
  });
});
