import { type CycleEvent, DEFAULT_POLICY, type Recorded } from '@plumbline/domain';
import { changesIn } from './cycle-changes.js';

const deadlines = { nominations: 'a', reviews: 'b', votes: 'c', decisions: 'd' };
const told = (type: string, data: object) =>
  ({
    type,
    data: { cycleId: 'spring', ...data },
    metadata: { recordedAt: '2026-01-01', actor: 'ops' },
  }) as unknown as Recorded<CycleEvent>;

describe('the changes of a cycle', () => {
  it('name the settings that differ from before, and no version', () => {
    const policy = { ...DEFAULT_POLICY, version: 2, minReviews: 9, severalLevels: true };
    const changes = changesIn([
      told('CycleOpened', { policy: DEFAULT_POLICY, deadlines }),
      told('PolicyAmended', { policy, reason: 'More.' }),
      told('PolicyAmended', { policy: { ...policy, version: 3, minReviews: 2 }, reason: 'Fewer.' }),
    ]);
    expect(changes.map(({ kind, settings }) => [kind, [...settings].sort()])).toEqual([
      ['opened', []],
      ['policy-amended', ['minReviews', 'severalLevels']],
      ['policy-amended', ['minReviews']],
    ]);
  });
  it('keep the reason of a removal and the ids of what a phase left behind to themselves', () => {
    const changes = changesIn([
      told('MemberRemoved', { personId: 'mia', reason: 'Private.' }),
      told('PhaseAdvanced', { from: 'nominating', to: 'reviewing', unfinished: ['n-secret'] }),
      told('CycleClosed', { unfinished: ['n-secret'] }),
    ]);
    expect(JSON.stringify(changes)).not.toMatch(/Private|n-secret/u);
    expect(changes).toMatchObject([
      { people: ['mia'], reason: null },
      { from: 'nominating', to: 'reviewing' },
      { to: 'closed' },
    ]);
  });
});
