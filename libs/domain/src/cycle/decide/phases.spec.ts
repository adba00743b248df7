import { deciderSpec } from '@plumbline/testing';
import { DEFAULT_POLICY } from '../../kernel/policy.js';
import type { NominationStatus } from '../../kernel/types.js';
import { cycle, type CycleCommand, type CycleEvent, type Phase, type RoundNomination } from '../index.js';

const { given } = deciderSpec(cycle);
const cycleId = 'spring';
const by = { actor: 'ops', now: '2027-01-01T00:00:00Z' };
const PHASES: readonly Phase[] = ['nominating', 'reviewing', 'calibrating', 'releasing', 'closed'];
const OPENED: readonly CycleEvent[] = [
  {
    type: 'CycleOpened',
    data: {
      ...{ cycleId, title: 'C', framework: { id: 'f', version: 1 }, track: 't', levels: ['l'], policy: DEFAULT_POLICY },
      deadlines: {
        nominations: '2027-02-01T00:00:00Z',
        reviews: '2027-03-01T00:00:00Z',
        votes: '2027-04-01T00:00:00Z',
        decisions: '2027-05-01T00:00:00Z',
      },
    },
  },
  { type: 'CommitteeFormed', data: { cycleId, members: ['mia'] } },
  { type: 'ChairNamed', data: { cycleId, personId: 'cho' } },
];
const advanced = (from: Phase, to: Phase, unfinished: readonly string[] = []): CycleEvent => ({
  type: 'PhaseAdvanced',
  data: { cycleId, from, to, unfinished },
});
const at = (phase: Phase): readonly CycleEvent[] => {
  const on = PHASES.slice(1, PHASES.indexOf(phase) + 1).filter((to) => to !== 'closed');
  const moved = on.map((to, index) => advanced(PHASES[index] ?? 'nominating', to));
  return [...OPENED, ...moved, ...(phase === 'closed' ? [closed()] : [])];
};
const closed = (...unfinished: string[]): CycleEvent => ({ type: 'CycleClosed', data: { cycleId, unfinished } });

const nomination = (nominationId: string, status: NominationStatus, more: Partial<RoundNomination> = {}) => ({
  ...{ nominationId, status, reviewed: false, voted: false, released: false, shown: true },
  ...more,
});
const on = (to: Exclude<Phase, 'closed'>, nominations: readonly RoundNomination[], ...acknowledged: string[]) =>
  ({ type: 'AdvancePhase', data: { cycleId, to, acknowledged }, ...by, facts: { nominations } }) as const;
const close = (nominations: readonly RoundNomination[], ...acknowledged: string[]): CycleCommand => ({
  ...{ type: 'CloseCycle', data: { cycleId, acknowledged }, ...by, facts: { nominations } },
});
const back = (to: Exclude<Phase, 'closed'>, nominations: readonly RoundNomination[], reason = 'By mistake.') =>
  ({ type: 'MovePhaseBack', data: { cycleId, to, reason }, ...by, facts: { nominations } }) as const;
const reopen: CycleCommand = { type: 'ReopenCycle', data: { cycleId, reason: 'By mistake.' }, ...by };

/** By hand: what each phase does not leave behind without a word. */
const LEFT: Readonly<Record<string, string>> = {
  nominating: 'draft returned',
  reviewing: 'draft returned',
  calibrating: 'draft returned submitted voting voted',
  releasing: 'draft returned submitted voting voted decided appealed',
};
const STATUSES: readonly NominationStatus[] = [
  ...(['draft', 'returned', 'submitted', 'voting', 'voted', 'decided', 'released', 'appealed', 'withdrawn'] as const),
];
const NEXT = { nominating: 'reviewing', reviewing: 'calibrating', calibrating: 'releasing' } as const;
const onFrom = (phase: string, nominations: readonly RoundNomination[], ...acknowledged: string[]): CycleCommand =>
  phase === 'releasing'
    ? close(nominations, ...acknowledged)
    : on(NEXT[phase as keyof typeof NEXT], nominations, ...acknowledged);

describe('moving a cycle on', () => {
  const cases = Object.keys(LEFT).flatMap((phase) => STATUSES.map((status) => [phase as Phase, status] as const));
  it.each(cases)('from %s over a nomination that is %s asks for its id where it is unfinished', (phase, status) => {
    const left = [nomination('n1', status)];
    if (LEFT[phase]?.split(' ').includes(status) === true) {
      given(...at(phase))
        .when(onFrom(phase, left))
        .thenRejected('unfinished');
      expect(cycle.decide(onFrom(phase, left, 'n1'), [...at(phase)].reduce(cycle.evolve, null))).toMatchObject([
        { data: { unfinished: ['n1'] } },
      ]);
    } else
      expect(cycle.decide(onFrom(phase, left), [...at(phase)].reduce(cycle.evolve, null))).toMatchObject([
        { data: { unfinished: [] } },
      ]);
  });
  it('names those that are not acknowledged yet, and those only', () => {
    const left = [nomination('n1', 'draft'), nomination('n2', 'submitted'), nomination('n3', 'returned')];
    try {
      cycle.decide(on('reviewing', left, 'n1'), [...OPENED].reduce(cycle.evolve, null));
      throw new Error('It was not refused.');
    } catch (error) {
      expect(error).toMatchObject({
        code: 'unfinished',
        faults: [{ field: 'acknowledge', problem: 'lacks n3, which is returned' }],
      });
    }
    given(...OPENED)
      .when(on('reviewing', left, 'n3', 'n1', 'n2'))
      .then(advanced('nominating', 'reviewing', ['n1', 'n3']));
  });
  it('tells nobody of a nomination of themselves, or that they are recused from', () => {
    given(...OPENED)
      .when(on('reviewing', [nomination('own', 'draft', { shown: false })]))
      .then(advanced('nominating', 'reviewing'));
  });
});

describe('moving a cycle back', () => {
  const begun = { reviewing: { reviewed: true }, calibrating: { voted: true }, releasing: { released: true } } as const;
  const before = { reviewing: 'nominating', calibrating: 'reviewing', releasing: 'calibrating' } as const;
  const phases = ['reviewing', 'calibrating', 'releasing'] as const;
  const says = {
    reviewing: ['nothing of reviewing exists, and reviews are in.', 'returned for more'],
    calibrating: ['nothing of calibrating exists, and votes were opened.', 'Go on with the votes'],
    releasing: ['nothing of releasing exists, and feedback is out.', 'A decision can be reopened here'],
  } as const;
  it.each(phases)('from %s is possible with a reason, as long as nothing of it exists', (from) => {
    const to = before[from];
    const earlier = { reviewed: from !== 'reviewing', voted: from === 'releasing' };
    given(...at(from))
      .when(back(to, [nomination('n1', 'submitted', earlier)]))
      .then({ type: 'PhaseMovedBack', data: { cycleId, from, to, reason: 'By mistake.' } });
    given(...at(from))
      .when(back(to, [nomination('n1', 'submitted', begun[from])]))
      .thenRejected('phase-begun', ...says[from]);
    given(...at(from))
      .when(back(to, [nomination('own', 'submitted', { ...begun[from], shown: false })]))
      .thenRejected('phase-begun');
    given(...at(from))
      .when(back(to, [], ' '))
      .thenRejected('reason-missing');
  });
  it('goes one phase back, and never where it is on', () => {
    given(...at('calibrating'))
      .when(back('nominating', []))
      .thenRejected('phase-order', 'back to reviewing');
    given(...at('nominating'))
      .when(back('reviewing', []))
      .thenRejected('phase-order', 'go on to reviewing');
    given(...at('reviewing'))
      .when(back('reviewing', []))
      .thenNothing();
  });
  it('can go on again', () => {
    given(...at('reviewing'), {
      type: 'PhaseMovedBack',
      data: { cycleId, from: 'reviewing', to: 'nominating', reason: 'r' },
    })
      .when(on('reviewing', []))
      .then(advanced('nominating', 'reviewing'));
  });
});

describe('a closed cycle', () => {
  it('is reopened with a reason, and is releasing again', () => {
    given(...at('closed'))
      .when(reopen)
      .then({ type: 'CycleReopened', data: { cycleId, reason: 'By mistake.' } });
    given(...at('closed'), { type: 'CycleReopened', data: { cycleId, reason: 'r' } })
      .when(close([]))
      .then(closed());
    given(...at('calibrating'))
      .when(reopen)
      .thenRejected('cycle-not-closed', 'calibrating');
  });
  it('says so to whoever wants more of it', () => {
    given(...at('closed'))
      .when(on('releasing', []))
      .thenRejected('cycle-closed', '/reopening');
  });
});
