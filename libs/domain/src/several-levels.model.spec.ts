import { asks, NOW, story, storyCycle, storyRubric } from '@plumbline/testing';
import fc from 'fast-check';
import {
  candidacy,
  type CandidacyState,
  type CycleFacts,
  nomination,
  type NominationCommand,
  type NominationState,
  type Outcome,
  type Rival,
} from './index.js';

const LEVELS = ['staff', 'principal', 'fellow'];
const fellow = { key: 'fellow', title: 'Fellow', ordinal: 4, summary: '' };
const rubric = { ...storyRubric, levels: [...storyRubric.levels, fellow] };

type Events = ReturnType<typeof nomination.decide>;

/** Cleo in one cycle: what was claimed, and what happened to the nomination for each level. */
type World = {
  severalLevels: boolean;
  candidacy: CandidacyState | null;
  events: Map<string, Events>;
  refusals: Set<string>;
};
type Turn = (world: World, level: string) => void;

const stateOf = ({ events }: World, level: string): NominationState | null =>
  (events.get(level) ?? []).reduce(nomination.evolve, nomination.initialState());

/** As the application looks them up: of those that are claimed. */
const rivalsOf = (world: World, level: string): readonly Rival[] =>
  (world.candidacy?.nominations ?? []).filter((id) => id !== level).flatMap((id) => stateOf(world, id) ?? []);

const cycleIn = ({ severalLevels }: World, phase: CycleFacts['phase']): CycleFacts => ({
  ...storyCycle,
  phase,
  levels: LEVELS,
  policy: { ...storyCycle.policy, minReviews: 0, severalLevels },
});

/** A refusal changes nothing and is noted; any other error is a defect. */
const decided = (world: World, level: string, command: NominationCommand): Events => {
  try {
    return nomination.decide(command, stateOf(world, level));
  } catch (error) {
    if (!(error instanceof Error && error.name === 'DomainError')) throw error;
    world.refusals.add(`${command.type}: ${String(Reflect.get(error, 'code'))}`);
    return [];
  }
};
const happens = (world: World, level: string, caused: Events): void => {
  world.events.set(level, [...(world.events.get(level) ?? []), ...caused]);
};
type Ask = Exclude<NominationCommand['type'], 'OpenNomination'>;
const ask =
  <T extends Ask>(actor: string, type: T, data: Parameters<typeof asks<T>>[2], phase: CycleFacts['phase']): Turn =>
  (world, level) => {
    const at = { cycle: cycleIn(world, phase), rivals: rivalsOf(world, level) };
    happens(world, level, decided(world, level, asks(actor, type, data, at)));
  };

const opening = (world: World, level: string): NominationCommand => ({
  type: 'OpenNomination',
  actor: 'mo',
  now: NOW,
  data: { nominationId: level, cycleId: 'spring', candidateId: 'cleo', targetLevel: level },
  facts: {
    cycle: cycleIn(world, 'nominating'),
    rubric,
    rivals: rivalsOf(world, level),
    candidate: { level: 'senior', orgUnit: 'platform', managed: true },
  },
});
/** The turn of the candidacy: other turns may come before the one that opens, or none at all. */
const claim: Turn = (world, level) => {
  const data = { cycleId: 'spring', candidateId: 'cleo', nominationId: level };
  const facts = { opens: decided(world, level, opening(world, level)).length > 0 };
  const command = { type: 'ClaimCandidacy' as const, actor: 'mo', now: NOW, data, facts };
  world.candidacy = candidacy.decide(command, world.candidacy).reduce(candidacy.evolve, world.candidacy);
};
const open: Turn = (world, level) => {
  if (world.candidacy?.nominations.includes(level) === true)
    happens(world, level, decided(world, level, opening(world, level)));
};

const submit: Turn = (world, level) => {
  ask('mo', 'WriteStatement', { statement: 'Works so.' }, 'nominating')(world, level);
  ask('mo', 'AttachEvidence', story.evidence, 'nominating')(world, level);
  ask('mo', 'SubmitNomination', {}, 'nominating')(world, level);
};
const vote: Turn = (world, level) => {
  ask('chris', 'OpenVoting', {}, 'calibrating')(world, level);
  for (const who of ['mia', 'max'])
    ask(who, 'CastVote', { choice: 'promote', rationale: null }, 'calibrating')(world, level);
  ask('chris', 'CloseVoting', {}, 'calibrating')(world, level);
};
const record = (outcome: Outcome): Turn => {
  const overrideReason = outcome === 'promoted' ? null : 'A fact came late.';
  const data = { outcome, rationale: 'Seen.', conditions: [], overrideReason, nominationRevision: '1' };
  return ask('chris', 'RecordDecision', data, 'calibrating');
};
const appeal: Turn = (world, level) => {
  ask('chris', 'ReleaseFeedback', { feedback: 'Heard.' }, 'releasing')(world, level);
  ask('cleo', 'FileAppeal', { appealId: 'a1', grounds: 'Missed.' }, 'releasing')(world, level);
  ask('chris', 'ResolveAppeal', { appealId: 'a1', resolution: 'upheld', rationale: 'Yes.' }, 'releasing')(world, level);
};
const oneAfterAnother =
  (...each: readonly Turn[]): Turn =>
  (world, level) => {
    for (const turn of each) turn(world, level);
  };
const allow: Turn = (world) => {
  world.severalLevels = true;
};

const often = (weight: number, turn: Turn) => ({ weight, arbitrary: fc.constant(turn) });
const turns = fc.oneof(
  often(4, claim),
  often(6, open),
  often(2, oneAfterAnother(submit, vote)),
  often(3, oneAfterAnother(vote, record('promoted'))),
  often(3, oneAfterAnother(submit, vote, record('promoted'))),
  often(3, oneAfterAnother(submit, vote, record('declined'))),
  often(1, record('deferred')),
  often(2, appeal),
  often(3, ask('chris', 'ReopenDecision', { reason: 'Upheld.', opens: 'reviews' }, 'releasing')),
  often(1, ask('mo', 'WithdrawNomination', { reason: 'Moved on.' }, 'nominating')),
);
/** Phases follow the turns, in any order, so that the rule does not lean on them. */
const runs = fc.record({
  severalLevels: fc.boolean(),
  steps: fc.array(
    fc.record({
      turn: fc.oneof({ weight: 60, arbitrary: turns }, often(1, allow)),
      level: fc.constantFrom(...LEVELS),
    }),
    { minLength: 20, maxLength: 80 },
  ),
});

/** Read from the events alone. */
const standing = (events: Events): Outcome | 'live' | 'over' => {
  if (events.length === 0 || events.some(({ type }) => type === 'NominationWithdrawn')) return 'over';
  const last = events.findLast(({ type }) => type === 'DecisionRecorded' || type === 'DecisionReopened');
  return last?.type === 'DecisionRecorded' ? last.data.outcome : 'live';
};

type Seen = Readonly<{ severalLevels: boolean; live: number; promoted: number; opened: number }>;
const play = (run: typeof runs extends fc.Arbitrary<infer R> ? R : never, see: (seen: Seen) => void): World => {
  const world: World = {
    severalLevels: run.severalLevels,
    candidacy: null,
    events: new Map<string, Events>(),
    refusals: new Set<string>(),
  };
  for (const { turn, level } of run.steps) {
    turn(world, level);
    const all = [...world.events.values()].map(standing);
    const promoted = all.filter((each) => each === 'promoted').length;
    const live = promoted + all.filter((each) => each === 'live').length;
    const opened = [...world.events.values()].filter((events) => events.length > 0).length;
    see({ severalLevels: world.severalLevels, live, promoted, opened });
  }
  return world;
};

describe('the nominations of one person in a cycle, after any turns in any order', () => {
  it('are never two live ones where the policy does not allow several levels, and never two that stand as promoted', () => {
    fc.assert(
      fc.property(runs, (run) => {
        play(run, ({ severalLevels, live, promoted }) => {
          if (!severalLevels) expect(live).toBeLessThanOrEqual(1);
          expect(promoted).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 400 },
    );
  });
  it('are tested thoroughly: each refusal comes, and so do several levels at once and one after the other', () => {
    const [refusals, seen] = [new Set<string>(), new Set<string>()];
    fc.assert(
      fc.property(runs, (run) => {
        const { refusals: these } = play(run, ({ severalLevels, live, promoted, opened }) => {
          if (severalLevels && live === 3 && promoted === 1) seen.add('three live, one of them promoted');
          if (!severalLevels && opened === 2 && live === 1) seen.add('a second one after the first was over');
        });
        for (const refusal of these) refusals.add(refusal);
      }),
      { numRuns: 400, seed: 2027 },
    );
    expect([...refusals].filter((refusal) => /candidate-nominated|already-promoted/.test(refusal)).sort()).toEqual([
      'OpenNomination: candidate-nominated',
      'RecordDecision: already-promoted-in-cycle',
      'ReopenDecision: candidate-nominated',
    ]);
    expect([...seen].sort()).toEqual(['a second one after the first was over', 'three live, one of them promoted']);
  });
});
