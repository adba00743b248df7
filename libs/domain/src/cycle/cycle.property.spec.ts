import fc from 'fast-check';
import { DomainError } from '../kernel/domain-error.js';
import { DEFAULT_POLICY } from '../kernel/policy.js';
import { cycle, type CycleCommand, type CycleEvent, type CycleState } from './index.js';

const cycleId = 'c';
const now = '2027-01-01T00:00:00Z';
const opened: CycleEvent = {
  type: 'CycleOpened',
  data: {
    cycleId,
    title: 'C',
    framework: { id: 'f', version: 1 },
    track: 't',
    levels: ['l'],
    policy: DEFAULT_POLICY,
    deadlines: {
      nominations: '2027-02-01T00:00:00Z',
      reviews: '2027-03-01T00:00:00Z',
      votes: '2027-04-01T00:00:00Z',
      decisions: '2027-05-01T00:00:00Z',
    },
  },
};
const ORDER = ['nominating', 'reviewing', 'calibrating', 'releasing', 'closed'] as const;
const people = fc.constantFrom('ann', 'bob', 'cho', 'dee');
const by = { actor: 'ann', now };
const facts = { unknownPeople: [] };
const anyCommand: fc.Arbitrary<CycleCommand> = fc.oneof(
  fc.array(people, { maxLength: 3 }).map((members): CycleCommand => ({
    type: 'FormCommittee',
    data: { cycleId, members },
    ...by,
    facts,
  })),
  people.map((personId): CycleCommand => ({ type: 'AddMember', data: { cycleId, personId }, ...by, facts })),
  people.map((personId): CycleCommand => ({ type: 'RemoveMember', data: { cycleId, personId, reason: 'r' }, ...by })),
  people.map((personId): CycleCommand => ({ type: 'NameChair', data: { cycleId, personId }, ...by, facts })),
  fc.nat(3).map((minReviews): CycleCommand => ({
    type: 'AmendPolicy',
    data: { cycleId, policy: { ...DEFAULT_POLICY, minReviews }, reason: 'r' },
    ...by,
  })),
  fc
    .dictionary(
      fc.constantFrom('nominations', 'reviews', 'votes', 'decisions'),
      fc.integer({ min: 1, max: 9 }).map((month) => `2027-0${String(month)}-01T00:00:00Z`),
    )
    .map((deadlines): CycleCommand => ({ type: 'MoveDeadlines', data: { cycleId, deadlines, reason: 'r' }, ...by })),
  fc.constantFrom('reviewing', 'calibrating', 'releasing').map((to): CycleCommand => ({
    type: 'AdvancePhase',
    data: { cycleId, to, acknowledged: [] },
    ...by,
    facts: { nominations: [] },
  })),
  fc.constantFrom('nominating', 'reviewing', 'calibrating').map((to): CycleCommand => ({
    type: 'MovePhaseBack',
    data: { cycleId, to, reason: 'r' },
    ...by,
    facts: { nominations: [] },
  })),
  fc.constant<CycleCommand>({ type: 'ReopenCycle', data: { cycleId, reason: 'r' }, ...by }),
  fc.constant<CycleCommand>({
    type: 'CloseCycle',
    data: { cycleId, acknowledged: [] },
    ...by,
    facts: { nominations: [] },
  }),
);

const attempt = (state: CycleState | null, command: CycleCommand): ReturnType<typeof cycle.decide> => {
  try {
    return cycle.decide(command, state);
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
};
const states = (commands: readonly CycleCommand[]): CycleState[] => {
  const all: CycleState[] = [];
  let state = cycle.evolve(null, opened);
  for (const command of commands) {
    for (const event of attempt(state, command)) state = cycle.evolve(state, event);
    if (state !== null) all.push(state);
  }
  return all;
};
const runs = fc.array(anyCommand, { minLength: 5, maxLength: 60 });

describe('a cycle after any commands', () => {
  it('moves one phase at a time, on or back', () => {
    fc.assert(
      fc.property(runs, (commands) => {
        const phases = states(commands).map((state) => ORDER.indexOf(state.phase));
        phases.forEach((phase, index) => {
          expect([-1, 0, 1]).toContain(phase - (phases[index - 1] ?? 0));
        });
      }),
    );
  });
  it('has a committee, a chair and a fixed policy after nominating', () => {
    fc.assert(
      fc.property(runs, (commands) => {
        const later = states(commands).filter((state) => state.phase !== 'nominating');
        for (const state of later) {
          expect(state.members.length).toBeGreaterThan(0);
          expect(new Set(state.members).size).toBe(state.members.length);
          expect(state.chair).not.toBeNull();
          expect(state.policy).toEqual(later[0]?.policy);
        }
      }),
    );
  });
  it('has nobody in its committee who named themselves', () => {
    fc.assert(
      fc.property(runs, (commands) => {
        for (const { members, chair, formerChairs } of states(commands)) {
          expect([...members, chair]).not.toContain(by.actor);
          expect(formerChairs).not.toContain(by.actor);
        }
      }),
    );
  });
  it('has its deadlines in order', () => {
    fc.assert(
      fc.property(runs, (commands) => {
        for (const { deadlines } of states(commands)) {
          const { nominations, reviews, votes, decisions } = deadlines;
          const instants = [nominations, reviews, votes, decisions].map((instant) => Date.parse(instant));
          expect(instants).toEqual([...new Set(instants)].sort((a, b) => a - b));
        }
      }),
    );
  });
  it('does not change when an accepted command is repeated', () => {
    fc.assert(
      fc.property(runs, (commands) => {
        let state = cycle.evolve(null, opened);
        for (const command of commands) {
          const events = attempt(state, command);
          state = events.reduce<CycleState | null>(cycle.evolve, state);
          if (events.length > 0) expect(cycle.decide(command, state)).toEqual([]);
        }
      }),
    );
  });
});
