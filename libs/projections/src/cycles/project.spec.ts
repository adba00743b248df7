import { DEFAULT_POLICY } from '@plumbline/domain';
import { History } from '@plumbline/testing';
import { rowsOf } from '@plumbline/testing-views';
import { cycles } from './project.js';

const cycleId = 'spring';
const after = (tell: (history: History) => History = (history) => history) =>
  rowsOf(cycles, tell(new History().cycle(cycleId)).events);

describe('cycles', () => {
  it('opens in the first phase with its committee and chair', () => {
    const rows = after();
    expect(rows.all('cycle')).toMatchObject([
      { phase: 'nominating', chairId: 'cho', frameworkId: 'ladder', revision: 2 },
    ]);
    expect(rows.all('cycleMember').map(({ personId }) => personId)).toEqual(['max', 'mia', 'moe']);
  });

  it('replaces the whole committee', () => {
    const rows = after((history) => history.record('CommitteeFormed', { cycleId, members: ['mia', 'new'] }));
    expect(rows.all('cycleMember').map(({ personId }) => personId)).toEqual(['mia', 'new']);
  });

  it('moves one deadline and leaves the others', () => {
    const rows = after((history) =>
      history.record('DeadlineMoved', {
        cycleId,
        deadline: 'votes',
        from: '2026-06-01T00:00:00.000Z',
        to: '2026-06-09T00:00:00.000Z',
        reason: 'holidays',
      }),
    );
    expect(rows.all('cycle')).toMatchObject([
      { deadlines: { votes: '2026-06-09T00:00:00.000Z', reviews: '2026-05-01T00:00:00.000Z' } },
    ]);
  });

  it('follows phase, policy and closing', () => {
    const rows = after((history) =>
      history
        .record('PolicyAmended', { cycleId, policy: { ...DEFAULT_POLICY, version: 2 }, reason: 'agreed' })
        .record('PhaseAdvanced', { cycleId, from: 'nominating', to: 'reviewing', unfinished: [] })
        .record('CycleClosed', { cycleId, unfinished: [] }),
    );
    expect(rows.all('cycle')).toMatchObject([{ phase: 'closed', policy: { version: 2 }, revision: 5 }]);
  });
});
