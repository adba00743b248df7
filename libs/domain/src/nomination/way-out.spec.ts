import { asks, story, storyCycle, told } from '@plumbline/testing';
import { electorateOf } from '../voting/electorate.js';
import type { VotingResult } from '../voting/types.js';
import type { NominationCommand } from './decide/index.js';
import type { NominationEvent } from './events/index.js';
import { nomination, type NominationState } from './index.js';

/** Long after every deadline but the last one, which can be moved. */
const at = {
  now: '2026-06-15T00:00:00Z',
  cycle: { phase: 'releasing' as const, members: [...storyCycle.members, 'zoe'] },
};
const after = (events: readonly NominationEvent[]): NominationState => {
  const state = events.reduce(nomination.evolve, nomination.initialState());
  if (state === null) throw new Error('The story opens a nomination.');
  return state;
};
const recused = (personId: string) => told('ReviewerRecused', { personId, reason: 'Family.' });
const reason = 'The migration was overlooked.';
const reopened = told('DecisionReopened', { reason, opens: 'reviews' });

const STAGES: Readonly<Record<string, readonly NominationEvent[]>> = {
  voting: story.voting,
  'voting with a vote in': [...story.voting, story.vote('mia', 'promote')],
  passed: story.passed,
  tied: story.tied,
  failed: story.failed,
  lapsed: story.lapsed,
  decided: story.decided,
  released: story.released,
  appealed: story.appealed,
  reopened: [...story.released, reopened],
  'reopened for votes': [...story.released, told('DecisionReopened', { reason, opens: 'votes' })],
  'reopened for the packet': [...story.released, told('DecisionReopened', { reason, opens: 'packet' })],
  'voting again': [
    ...story.released,
    reopened,
    told('VotingOpened', { round: 2, members: storyCycle.members, policy: storyCycle.policy }),
  ],
};
/** What may happen beside, while the cycle goes on to releasing. */
const BESIDE: Readonly<Record<string, readonly NominationEvent[]>> = {
  nothing: [],
  'a recused voter': [recused('mia')],
  'a recused reviewer': [recused('rae')],
  'both recused': [recused('mia'), recused('rae')],
  'too few left to vote': [recused('mia'), recused('max'), recused('mel')],
};

type Next = (state: NominationState) => readonly NominationCommand[];
const chair = (
  ...[type, data]: Parameters<typeof asks> extends [string, infer T, infer D, ...unknown[]] ? [T, D] : never
) => asks('chris', type, data, at);

const review: Next = ({ reviewers, recused: out }) =>
  [...reviewers].some(([id, { status }]) => status === 'submitted' && !out.has(id))
    ? []
    : [
        chair('AssignReviewer', { reviewerId: 'rex', reviewerKnown: true }),
        asks('rex', 'SubmitReview', story.review(4), at),
      ];
const votes: Next = (state) => {
  const waiting = electorateOf(state).filter((each) => !state.votes.has(each));
  return state.round === 1
    ? []
    : waiting.map((each) => asks(each, 'CastVote', { choice: 'promote', rationale: null }, at));
};
const decide = (outcome: 'promoted' | 'declined'): readonly NominationCommand[] => {
  const words = { rationale: reason, conditions: [], overrideReason: null, nominationRevision: '1' };
  return [chair('RecordDecision', { outcome, ...words })];
};
/** Where reviews stay closed and none counts, the chair opens them too. */
const more: Next = (state) =>
  state.opens === 'votes' && review(state).length > 0 ? [chair('ReopenDecision', { reason, opens: 'reviews' })] : [];
const again: Next = (state) => [...more(state), ...review(state), chair('OpenVoting', {})];
const OF_VOTED: Readonly<Record<VotingResult, Next>> = {
  'no-quorum': again,
  tied: ({ tieBrokenAs }) =>
    tieBrokenAs === null ? [chair('BreakTie', { choice: 'promote', rationale: reason })] : decide('promoted'),
  passed: () => decide('promoted'),
  failed: () => decide('declined'),
};
const NEXT: Readonly<Partial<Record<NominationState['status'], Next>>> = {
  submitted: again,
  returned: () => [asks('mo', 'SubmitNomination', {}, at)],
  voting: (state) => [...votes(state), chair('CloseVoting', {})],
  voted: (state) => (state.tallyVoid ? again : OF_VOTED[state.closed?.result ?? 'no-quorum'])(state),
  decided: () => [chair('ReleaseFeedback', { feedback: 'Well done.' })],
  appealed: () => [chair('ResolveAppeal', { appealId: 'a1', resolution: 'dismissed', rationale: reason })],
};

const stepped = (before: NominationState): NominationState => {
  let state = before;
  for (const command of NEXT[before.status]?.(before) ?? [])
    state = nomination.decide(command, state).reduce(nomination.evolve, state) ?? state;
  return state;
};

describe('a nomination with a vote when its cycle moves on to releasing', () => {
  const cases = Object.keys(STAGES).flatMap((stage) => Object.keys(BESIDE).map((beside) => [stage, beside]));

  it.each(cases)('%s, with %s: can be brought to an end by the committee', (stage = '', beside = '') => {
    let state = after([...(STAGES[stage] ?? []), ...(BESIDE[beside] ?? [])]);
    for (let steps = 0; steps < 20; steps += 1) state = stepped(state);
    expect(state.status).toBe('released');
  });
});

describe('a nomination without a vote when its cycle moves on', () => {
  const stages = {
    opened: story.opened,
    written: story.written,
    returned: [...story.submitted, told('NominationReturned', { reason })],
    submitted: story.submitted,
    assigned: story.assigned,
    reviewed: story.reviewed,
  };
  const phases = ['reviewing', 'calibrating', 'releasing'] as const;

  it.each(Object.entries(stages).flatMap(([stage, events]) => phases.map((phase) => [stage, phase, events] as const)))(
    'can be withdrawn by the manager (%s, %s)',
    (_stage, phase, events) => {
      const command = asks('mo', 'WithdrawNomination', { reason: 'No vote was held.' }, { cycle: { phase } });
      expect(nomination.decide(command, after(events)).map(({ type }) => type)).toEqual(['NominationWithdrawn']);
    },
  );
  it('gets no first vote in releasing, however many reviews are in', () => {
    expect(() => nomination.decide(chair('OpenVoting', {}), after(story.reviewed))).toThrow(
      /only while the cycle is calibrating/,
    );
  });
});
