import { cycle, type CycleEvent, type CycleState, DEFAULT_POLICY } from '@plumbline/domain';
import { History } from '@plumbline/testing';
import { rowsOf } from '@plumbline/testing-views';
import fc from 'fast-check';
import { cycles } from './project.js';

const cycleId = 'spring';
const people = fc.constantFrom('cho', 'mia', 'max', 'moe', 'zoe');
type Tell = (history: History) => History;

const told: fc.Arbitrary<Tell> = fc.oneof(
  fc.uniqueArray(people, { minLength: 1 }).map((members): Tell => (h) => {
    return h.record('CommitteeFormed', { cycleId, members });
  }),
  people.map(
    (personId): Tell =>
      (h) =>
        h.record('MemberAdded', { cycleId, personId }),
  ),
  people.map(
    (personId): Tell =>
      (h) =>
        h.record('MemberRemoved', { cycleId, personId, reason: 'left' }),
  ),
  people.map(
    (personId): Tell =>
      (h) =>
        h.record('ChairNamed', { cycleId, personId }),
  ),
  fc.constantFrom('reviewing' as const, 'calibrating' as const).map((to): Tell => (h) => {
    return h.record('PhaseAdvanced', { cycleId, from: 'nominating', to, unfinished: [] });
  }),
  fc.nat(9).map((version): Tell => (h) => {
    return h.record('PolicyAmended', { cycleId, policy: { ...DEFAULT_POLICY, version }, reason: 'agreed' });
  }),
  fc.constantFrom('reviews' as const, 'votes' as const).map((deadline): Tell => (h) => {
    const [from, to] = ['2026-06-01T00:00:00.000Z', '2026-06-09T00:00:00.000Z'];
    return h.record('DeadlineMoved', { cycleId, deadline, from, to, reason: 'holidays' });
  }),
  fc.constant<Tell>((h) => h.record('CycleClosed', { cycleId, unfinished: [] })),
);

const decided = (history: History): CycleState | null =>
  history.events.reduce<CycleState | null>((state, event) => cycle.evolve(state, event as CycleEvent), null);

const shown = (history: History) => {
  const rows = rowsOf(cycles, history.events);
  const [row] = rows.all('cycle');
  const members = rows.all('cycleMember').map(({ personId }) => String(personId));
  return {
    chair: row?.['chairId'],
    phase: row?.['phase'],
    policy: row?.['policy'],
    dates: row?.['deadlines'],
    members,
  };
};

describe('the cycle in the views', () => {
  it('keeps a chair who is removed from the members, as the aggregate does', () => {
    const history = new History().cycle(cycleId, { members: ['cho', 'mia'] });
    history.record('MemberRemoved', { cycleId, personId: 'cho', reason: 'votes no more' });
    expect([decided(history)?.chair, shown(history).chair]).toEqual(['cho', 'cho']);
  });

  it('equals the aggregate after any history', () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 30 }), (story) => {
        const history = story.reduce((before, tell) => tell(before), new History().cycle(cycleId));
        const state = decided(history);
        expect(shown(history)).toEqual({
          chair: state?.chair,
          phase: state?.phase,
          policy: state?.policy,
          dates: state?.deadlines,
          members: [...new Set(state?.members)].sort(),
        });
      }),
    );
  });
});
