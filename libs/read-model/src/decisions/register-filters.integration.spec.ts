import { VIEWS } from '@plumbline/projections';
import { aRound } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { type DecisionFilter, decisionsPage } from './decisions.queries.js';

const model = readModelOf(VIEWS, aRound().events);
afterAll(() => {
  model.close();
});

/** There is one decision: cleo, from eng, is promoted to staff. */
const found = async (personId: string, filter: DecisionFilter, isAdmin = false) => {
  const viewer = { personId, roles: isAdmin ? (['admin'] as const) : [], today: '2026-06-01' };
  return (await decisionsPage(model.db, viewer, filter, { limit: 9 })).items.map(({ nomination }) => nomination.id);
};

describe('the register', () => {
  const FITTING: readonly DecisionFilter[] = [
    {},
    { candidate: 'cleo' },
    { targetLevel: 'staff' },
    { orgUnit: 'eng' },
    { text: 'CLÉO name' },
    { text: 'cleo', candidate: 'cleo', cycle: 'spring', outcome: 'promoted' },
  ];
  it.each(FITTING)('is filtered by %j, which fits', async (filter) => {
    for (const who of ['cho', 'top']) expect(await found(who, filter)).toEqual(['n-cleo']);
    expect(await found('ada', filter, true)).toEqual(['n-cleo']);
  });
  const OTHER: readonly DecisionFilter[] = [
    { candidate: 'carl' },
    { targetLevel: 'principal' },
    { orgUnit: 'data' },
    { text: 'carl' },
    { text: 'carl', candidate: 'cleo' },
    { cycle: 'autumn', text: 'cleo' },
  ];
  it.each(OTHER)('is filtered by %j, which does not', async (filter) => {
    for (const who of ['cho', 'top']) expect(await found(who, filter)).toEqual([]);
    expect(await found('ada', filter, true)).toEqual([]);
  });
  it('shows nobody by a filter what they do not find without it', async () => {
    for (const who of ['cleo', 'rea', 'nobody'])
      for (const filter of FITTING) expect([who, await found(who, filter)]).toEqual([who, []]);
  });
});
