import { asks, NOW, story, storyCycle } from '@plumbline/testing';
import fc from 'fast-check';
import type { NominationCommand } from './decide/index.js';
import type { CycleFacts } from './facts.js';
import type { FindingEvent } from '../finding/events.js';
import type { NominationEvent as OfNomination } from './events/index.js';
import { nomination, type NominationState } from './index.js';

type NominationEvent = OfNomination | FindingEvent;
type Type = NominationEvent['type'];
type Phase = CycleFacts['phase'];
type Step = Readonly<{ at: Readonly<{ now: string; cycle: Readonly<{ phase: Phase }> }>; command: NominationCommand }>;

const PHASES: readonly Phase[] = ['nominating', 'reviewing', 'calibrating', 'releasing', 'closed'];
const START = {
  opened: 'nominating',
  written: 'nominating',
  submitted: 'reviewing',
  assigned: 'reviewing',
  reviewed: 'calibrating',
  voting: 'calibrating',
  passed: 'calibrating',
  tied: 'calibrating',
  failed: 'calibrating',
  lapsed: 'calibrating',
  decided: 'releasing',
  released: 'releasing',
  appealed: 'releasing',
  withdrawn: 'calibrating',
} as const satisfies Partial<Record<keyof typeof story, Phase>>;
const stages = fc.constantFrom(...(Object.keys(START) as (keyof typeof START)[]));

const anybody = fc.constantFrom('cleo', 'mo', 'rae', 'rio', 'mia', 'max', 'mel', 'chris', 'zoe');
const usually = (who: string) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(who) }, { weight: 1, arbitrary: anybody });
const member = fc.constantFrom('mia', 'max', 'mel', 'chris');
const words = fc.constantFrom('Because.', 'For another reason.', '');
const choice = fc.constantFrom('promote' as const, 'not-yet' as const, 'abstain' as const);
const recommendation = fc.constantFrom('promote' as const, 'not-yet' as const);
const evidence = fc.record({
  evidenceId: fc.constantFrom('e1', 'e2'),
  title: fc.constant('Evidence'),
  body: words,
  link: fc.constant(null),
  criteria: fc.array(fc.constantFrom('design', 'mentoring', 'design', 'mentoring', 'juggling'), { maxLength: 2 }),
});
/** A rating, or null for what cannot be judged, of a criterion that is left out now and then. */
const judged = fc.option(
  fc.option(fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 5 }) }, fc.constant(6)), { freq: 3 }),
  {
    freq: 8,
    nil: undefined,
  },
);
const review = fc
  .record({ design: judged, mentoring: judged, juggling: fc.constantFrom(...Array<undefined>(9), 3) })
  .map((said) => {
    const all = Object.entries(said).map(([criterion, rating]) => ({ criterion, rating, comment: null }));
    return {
      ratings: all.flatMap(({ rating, ...one }) => (typeof rating === 'number' ? [{ ...one, rating }] : [])),
      cannotJudge: all.flatMap(({ rating, ...one }) => (rating === null ? [one] : [])),
    };
  })
  .chain((said) =>
    fc.record({
      ratings: fc.constant(said.ratings),
      cannotJudge: fc.constant(said.cannotJudge),
      recommendation,
      confidence: fc.constant('low' as const),
      comment: fc.constant(null),
      counterSignals: fc.constantFrom([], [{ signal: 'lone-wolf', comment: null }]),
    }),
  );
const none = fc.constant({});
const reason = fc.record({ reason: words });

type Ask = Exclude<NominationCommand['type'], 'OpenNomination'>;
type DataOf<T extends Ask> = Parameters<typeof asks<T>>[2];
type Draw = fc.Arbitrary<(at: Step['at']) => NominationCommand>;
const draw = <T extends Ask>(type: T, actor: fc.Arbitrary<string>, data: fc.Arbitrary<DataOf<T>>): Draw =>
  fc.tuple(actor, data).map(
    ([who, what]) =>
      (at) =>
        asks(who, type, what, at),
  );
const often = (weight: number, arbitrary: Draw) => ({ weight, arbitrary });

const commands = fc.oneof(
  often(2, draw('WriteStatement', usually('mo'), fc.record({ statement: words }))),
  often(3, draw('AttachEvidence', usually('mo'), evidence)),
  often(2, draw('ReviseEvidence', usually('mo'), evidence)),
  often(
    1,
    draw('WithdrawEvidence', usually('mo'), fc.record({ evidenceId: fc.constantFrom('e1', 'e2'), reason: words })),
  ),
  often(4, draw('SubmitNomination', usually('mo'), none)),
  often(2, draw('ReturnNomination', usually('chris'), reason)),
  often(1, draw('WithdrawNomination', usually('mo'), reason)),
  often(4, draw('AssignReviewer', usually('chris'), fc.record({ reviewerId: anybody, reviewerKnown: fc.boolean() }))),
  often(2, draw('DeclineReview', fc.constantFrom('rae', 'rio', 'mia'), reason)),
  often(1, draw('DeclareConflict', anybody, reason)),
  often(
    1,
    draw(
      'RecusePerson',
      usually('chris'),
      fc.record({ personId: anybody, personKnown: fc.constant(true), reason: words }),
    ),
  ),
  often(6, draw('SubmitReview', fc.constantFrom('rae', 'rio', 'zoe', 'mia'), review)),
  often(
    2,
    draw(
      'ReviseReview',
      fc.constantFrom('rae', 'rio'),
      fc.tuple(review, reason).map(([a, b]) => ({ ...a, ...b })),
    ),
  ),
  often(8, draw('OpenVoting', usually('chris'), none)),
  often(16, draw('CastVote', fc.oneof(member, anybody), fc.record({ choice, rationale: fc.constant(null) }))),
  often(6, draw('ChangeVote', member, fc.record({ choice, reason: words }))),
  often(4, draw('CloseVoting', usually('chris'), none)),
  often(4, draw('BreakTie', usually('chris'), fc.record({ choice: recommendation, rationale: words }))),
  often(
    8,
    draw(
      'RecordDecision',
      usually('chris'),
      fc.record({
        outcome: fc.constantFrom('promoted' as const, 'deferred' as const, 'declined' as const),
        rationale: words,
        conditions: fc.constant([]),
        overrideReason: fc.option(words),
        nominationRevision: fc.constant('7'),
      }),
    ),
  ),
  often(
    3,
    draw(
      'ReopenDecision',
      usually('chris'),
      fc.record({ reason: words, opens: fc.constantFrom('votes' as const, 'reviews' as const, 'packet' as const) }),
    ),
  ),
  often(3, draw('ReleaseFeedback', usually('chris'), fc.record({ feedback: words }))),
  often(3, draw('FileAppeal', usually('cleo'), fc.record({ appealId: fc.constantFrom('a1', 'a2'), grounds: words }))),
  often(
    3,
    draw(
      'ResolveAppeal',
      usually('chris'),
      fc.record({
        appealId: fc.constantFrom('a1', 'a2'),
        resolution: fc.constantFrom('upheld' as const, 'dismissed' as const),
        rationale: words,
      }),
    ),
  ),
);
const moments = fc.record({
  advances: fc.integer({ min: 0, max: 24 }).map((roll) => roll === 0),
  now: fc.oneof(
    { weight: 12, arbitrary: fc.constant(NOW) },
    { weight: 1, arbitrary: fc.constant('2026-06-15T00:00:00Z') },
  ),
});
const runs = fc.record({
  stage: stages,
  steps: fc.array(fc.record({ ask: commands, moment: moments }), { minLength: 20, maxLength: 60 }),
});
type Run = typeof runs extends fc.Arbitrary<infer R> ? R : never;

const fold = (events: readonly NominationEvent[]): NominationState | null =>
  events.reduce(nomination.evolve, nomination.initialState());

/** A refusal decides nothing; anything else that is thrown is a defect and comes through. */
const decided = (command: NominationCommand, state: NominationState | null): readonly NominationEvent[] => {
  try {
    return nomination.decide(command, state);
  } catch (error) {
    if (error instanceof Error && error.name === 'DomainError') return [];
    throw error;
  }
};

/** Plays a run from its stage on; gives all events, and how many of them were there before. */
const play = ({ stage, steps }: Run): { events: readonly NominationEvent[]; before: number } => {
  const events: NominationEvent[] = [...story[stage]];
  const before = events.length;
  let [phase, state] = [PHASES.indexOf(START[stage]), fold(events)];
  for (const { ask, moment } of steps) {
    if (moment.advances) phase = Math.min(phase + 1, PHASES.length - 1);
    const command = ask({ now: moment.now, cycle: { phase: PHASES[phase] ?? 'closed' } });
    const caused = decided(command, state);
    state = caused.reduce(nomination.evolve, state);
    events.push(...caused);
    for (const { data } of of(caused, 'ReviewerAssigned')) expect(data.reviewerId).not.toBe(command.actor);
    expect(decided(command, state)).toStrictEqual([]);
  }
  expect(state).toStrictEqual(fold(events));
  return { events, before };
};

const of = <T extends Type>(events: readonly NominationEvent[], ...types: readonly T[]) =>
  events.filter((event): event is Extract<NominationEvent, { type: T }> => types.some((type) => type === event.type));
const holdsFor = (check: (events: readonly NominationEvent[], before: number) => void): void => {
  fc.assert(
    fc.property(runs, (run) => {
      const { events, before } = play(run);
      check(events, before);
    }),
    { numRuns: 150 },
  );
};
const recusedBefore = (events: readonly NominationEvent[]): ReadonlySet<string> =>
  new Set(of(events, 'ReviewerRecused').map(({ data }) => data.personId));

/** Counted from nothing but the events up to a closing: no state, no helper of the domain. */
const countOf = (events: readonly NominationEvent[], round: number) => {
  const members = of(events, 'VotingOpened').find(({ data }) => data.round === round)?.data.members ?? [];
  const out = recusedBefore(events);
  const electors = members.filter((each) => !out.has(each) && each !== 'cleo');
  const last = (who: string) =>
    of(events, 'VoteCast', 'VoteChanged').findLast(({ data }) => data.round === round && data.memberId === who);
  const choices = electors.map((who) => last(who)?.data.choice);
  const count = (wanted: string): number => choices.filter((each) => each === wanted).length;
  return {
    electorate: electors.length,
    promote: count('promote'),
    notYet: count('not-yet'),
    abstain: count('abstain'),
    recused: members.length - electors.length,
  };
};

describe('a nomination after any commands in any order', () => {
  it('is tested thoroughly: runs cause each of these events', () => {
    const seen = new Set<Type>();
    fc.assert(
      fc.property(runs, (run) => {
        const { events, before } = play(run);
        for (const { type } of events.slice(before)) seen.add(type);
      }),
      { numRuns: 600, seed: 2027 },
    );
    expect([...seen].sort()).toEqual(
      [
        ...['AppealFiled', 'AppealResolved', 'ConflictDeclared', 'DecisionRecorded', 'DecisionReopened'],
        ...['EvidenceAttached', 'EvidenceRevised', 'EvidenceWithdrawn', 'FeedbackReleased', 'NominationReturned'],
        ...['NominationSubmitted', 'NominationWithdrawn', 'ReviewRevised', 'ReviewSubmitted', 'ReviewerAssigned'],
        ...['ReviewerDeclined', 'ReviewerRecused', 'StatementWritten', 'TieBroken', 'VoteCast', 'VoteChanged'],
        ...['VotingClosed', 'VotingOpened'],
      ].sort(),
    );
  });
  it('has no vote of a recused person, the candidate or a stranger', () => {
    holdsFor((events) => {
      events.forEach((event, index) => {
        if (event.type !== 'VoteCast' && event.type !== 'VoteChanged') return;
        expect([...recusedBefore(events.slice(0, index))]).not.toContain(event.data.memberId);
        expect(storyCycle.members).toContain(event.data.memberId);
      });
    });
  });
  it('has at most one live vote per member: one cast in a round, and changes of it', () => {
    holdsFor((events) => {
      const live = new Map<string, string>();
      for (const { type, data } of of(events, 'VoteCast', 'VoteChanged')) {
        const slot = `${String(data.round)} ${data.memberId}`;
        expect(live.get(slot)).toBe(type === 'VoteChanged' ? data.from : undefined);
        live.set(slot, data.choice);
      }
    });
  });
  it('accepts votes only while their round is open', () => {
    holdsFor((events) => {
      let open: number | null = null;
      for (const event of of(events, 'VotingOpened', 'VoteCast', 'VoteChanged', 'VotingClosed')) {
        if (event.type === 'VotingOpened') open = event.data.round;
        else expect(event.data.round).toBe(open);
        if (event.type === 'VotingClosed') open = null;
      }
    });
  });
  it('closes with the tally of its events', () => {
    holdsFor((events) => {
      events.forEach((event, index) => {
        if (event.type === 'VotingClosed')
          expect(event.data.tally).toEqual(countOf(events.slice(0, index), event.data.round));
      });
    });
  });
  it('has no decision without a quorum, unmarked against its tally, or with another tally', () => {
    holdsFor((events) => {
      events.forEach((event, index) => {
        if (event.type !== 'DecisionRecorded') return;
        const { round, quorum, result, tieBrokenAs, outcome, override, tally } = event.data;
        const passed = result === 'passed' || (result === 'tied' && tieBrokenAs === 'promote');
        expect(quorum.met).toBe(true);
        expect(result === 'tied').toBe(tieBrokenAs !== null);
        expect(override === null).toBe(passed === (outcome === 'promoted'));
        expect(tally).toEqual(countOf(events.slice(0, index), round));
      });
    });
  });
  it('has a tie only where the chair voted neither for nor against, and only such a chair breaks it', () => {
    holdsFor((events, before) => {
      const votedFor = (who: string, at: number, round: number) =>
        of(events.slice(0, at), 'VoteCast', 'VoteChanged').findLast(
          ({ data }) => data.round === round && data.memberId === who,
        )?.data.choice;
      events.forEach((event, at) => {
        if (at < before) return;
        if (event.type === 'TieBroken') {
          const { chairId, round } = event.data;
          expect([undefined, 'abstain']).toContain(votedFor(chairId, at, round));
        }
        if (event.type === 'VotingClosed' && event.data.result === 'tied')
          expect([undefined, 'abstain']).toContain(votedFor('chris', at, event.data.round));
      });
    });
  });
  it('has reviews that answer every criterion of the target level, and rate one', () => {
    holdsFor((events) => {
      for (const { data } of of(events, 'ReviewSubmitted', 'ReviewRevised')) {
        const rated = data.ratings.map(({ criterion }) => criterion);
        expect([...rated, ...data.cannotJudge.map(({ criterion }) => criterion)].sort()).toEqual([
          'design',
          'mentoring',
        ]);
        expect(rated.length).toBeGreaterThan(0);
      }
    });
  });
  it('has no rating that was made once reviews of others could be read, and marks those that were changed then', () => {
    holdsFor((events) => {
      const rated = new Map<string, readonly string[]>();
      for (const { type, data } of of(events, 'ReviewSubmitted', 'ReviewRevised')) {
        const others = [...rated.keys()].some((who) => who !== data.reviewerId);
        const now = data.ratings.map(({ criterion }) => criterion);
        if (type === 'ReviewRevised') expect(data.othersReadable).toBe(others);
        if (type === 'ReviewRevised' && others)
          expect(now.filter((key) => rated.get(data.reviewerId)?.includes(key) !== true)).toEqual([]);
        rated.set(data.reviewerId, now);
      }
    });
  });
  it('takes no review of a member or chair who declined once reviews of others were in', () => {
    holdsFor((events) => {
      const [declined, submitted] = [new Map<string, number>(), new Map<string, number>()];
      events.forEach(({ type, data }, at) => {
        if (type === 'ReviewerDeclined') declined.set(data.reviewerId, at);
        if (type !== 'ReviewSubmitted') return;
        const since = declined.get(data.reviewerId);
        const inCommittee = storyCycle.members.includes(data.reviewerId);
        const assigned = events.findLastIndex(
          (event, index) =>
            index < at && event.type === 'ReviewerAssigned' && event.data.reviewerId === data.reviewerId,
        );
        if (since !== undefined && inCommittee)
          expect([...submitted].filter(([who, when]) => who !== data.reviewerId && when < assigned)).toEqual([]);
        submitted.set(data.reviewerId, at);
      });
    });
  });
  it('changes its packet only before submission, after a return, or where a reopening opens it', () => {
    holdsFor((events) => {
      let frozen = false;
      for (const { type, data } of events) {
        if (type === 'NominationSubmitted') frozen = true;
        if (type === 'NominationReturned') frozen = false;
        if (type === 'DecisionReopened') frozen = data.opens !== 'packet';
        if (type === 'StatementWritten' || type.startsWith('Evidence')) expect(frozen).toBe(false);
      }
    });
  });
  it('has no events after its withdrawal', () => {
    holdsFor((events) => {
      const at = events.findIndex(({ type }) => type === 'NominationWithdrawn');
      if (at >= 0) expect(events.length).toBe(at + 1);
    });
  });
  it('folds its events in any order without throwing', () => {
    const shuffled = runs.chain((run) => {
      const { events } = play(run);
      return fc.shuffledSubarray([...events], { minLength: 0, maxLength: events.length });
    });
    fc.assert(
      fc.property(shuffled, (events) => {
        const state = fold(events);
        expect(state === null).toBe(!events.some(({ type }) => type === 'NominationOpened'));
      }),
      { numRuns: 200 },
    );
  });
});
