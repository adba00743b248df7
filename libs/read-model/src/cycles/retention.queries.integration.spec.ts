import { VIEWS } from '@plumbline/projections';
import { History } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { nominationsDue, retentionPage } from './retention.queries.js';

const months = (promoted: number, notPromoted: number, undecided: number) => ({ promoted, notPromoted, undecided });
/** Closed with a nomination that nobody decided, whose texts go after so many months. */
const closed = (history: History, cycleId: string, undecided: number) => {
  history.cycle(cycleId);
  history.nomination(`n-${cycleId}`, { cycleId });
  history.record('RetentionSet', { cycleId, retention: months(90, 95, undecided), reason: null });
  history.record('CycleClosed', { cycleId, unfinished: [`n-${cycleId}`] });
};

describe('texts that are due to go', () => {
  const staff = { key: 'staff', title: 'Staff', ordinal: 1, summary: '' };
  const history = new History().framework('ladder', [staff], []);
  for (const name of ['cleo', 'lin', 'root']) history.person(name);
  for (const [cycleId, after] of [
    ['b', 30],
    ['d', 10],
    ['a', 30],
    ['c', 20],
  ] as const)
    closed(history, cycleId, after);
  const model = readModelOf(VIEWS, history.events);
  afterAll(() => {
    model.close();
  });

  it('are listed by the day, and by the cycle on one day', async () => {
    const viewer = { personId: 'root', roles: ['admin'] as const, today: '2026-06-01' };
    const { items } = await retentionPage(model.db, viewer, { limit: 9 });
    expect(items.map(({ nomination }) => nomination.id)).toEqual(['n-d', 'n-c', 'n-a', 'n-b']);
    const [first] = (await retentionPage(model.db, viewer, { limit: 9, cycle: 'a' })).items;
    expect(first?.nomination.id).toBe('n-a');
  });
  it('are those whose day has come', async () => {
    expect(await nominationsDue(model.db, '2026-06-01')).toEqual([]);
    expect(await nominationsDue(model.db, '2028-01-01')).toEqual(['n-d', 'n-c']);
  });
});
