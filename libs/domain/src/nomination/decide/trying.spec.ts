import { asks, NOW, story, storyCycle, storyRubric, told } from '@plumbline/testing';
import { DomainError } from '../../kernel/domain-error.js';
import { nomination, NOMINATION_COMMANDS, type NominationEvent, tryCommand, type TryingFacts } from '../index.js';

const FACTS: TryingFacts = { cycle: storyCycle, rubric: storyRubric, readsByRole: false, departed: [], rivals: [] };
const STORIES: Readonly<Record<string, readonly NominationEvent[]>> = {
  opened: story.opened,
  written: story.written,
  submitted: story.submitted,
  reviewed: story.reviewed,
  voting: [...story.voting, story.vote('mia', 'promote')],
  lapsed: story.lapsed,
  tied: story.tied,
  passed: story.passed,
  failed: story.failed,
  decided: story.decided,
  released: story.released,
  appealed: story.appealed,
  reopened: [...story.decided, told('DecisionReopened', { reason: 'A fact was wrong.', opens: 'votes' })],
  withdrawn: story.withdrawn,
};
const PHASES = ['nominating', 'reviewing', 'calibrating', 'releasing', 'closed'] as const;
const PEOPLE = ['mo', 'cleo', 'chris', 'mia', 'mel', 'rae', 'rio', 'ada'];

/** What the refusals of a body that is wrong are about; none of them says that nothing can be done. */
const OF_BODIES = /-(empty|untitled|invalid|duplicate|off-scale|cites-nothing|incomplete|judges-nothing|not-needed)$/u;

const stateAfter = (events: readonly NominationEvent[]) => {
  const state = events.reduce(nomination.evolve, nomination.initialState());
  if (state === null) throw new Error('The story opens nothing.');
  return state;
};

describe('what somebody can do with a nomination', () => {
  const trials = Object.values(STORIES).flatMap((events) => {
    const state = stateAfter(events);
    return PHASES.flatMap((phase) => {
      const facts = { ...FACTS, cycle: { ...storyCycle, phase } };
      return PEOPLE.flatMap((actor) =>
        NOMINATION_COMMANDS.map((type) => ({ type, trial: tryCommand(type, state, { actor, now: NOW, facts }) })),
      );
    });
  });
  it('is never refused for the body that it is tried with', () => {
    const codes = new Set(trials.flatMap(({ trial }) => (trial instanceof DomainError ? [trial.code] : [])));
    expect([...codes].filter((code) => OF_BODIES.test(code))).toEqual([]);
    expect(codes.size).toBeGreaterThan(25);
  });
  it('is each command somewhere', () => {
    const taken = new Set(trials.flatMap(({ type, trial }) => (trial === null ? [type] : [])));
    expect(NOMINATION_COMMANDS.filter((type) => !taken.has(type))).toEqual([]);
  });
  it.each([
    ['chris', 'reviewed', 'OpenVoting', null],
    ['chris', 'submitted', 'OpenVoting', 'reviews-missing'],
    ['mia', 'voting', 'CastVote', 'vote-exists'],
    ['mia', 'voting', 'ChangeVote', null],
    ['chris', 'voting', 'CloseVoting', null],
    ['chris', 'passed', 'CloseVoting', 'changes-nothing'],
    ['chris', 'passed', 'RecordDecision', null],
    ['chris', 'passed', 'BreakTie', 'not-tied'],
    ['chris', 'tied', 'BreakTie', null],
    ['chris', 'tied', 'RecordDecision', 'tie-unbroken'],
    ['mo', 'voting', 'WriteStatement', 'packet-frozen'],
    ['mo', 'withdrawn', 'SubmitNomination', 'nomination-withdrawn'],
    ['cleo', 'decided', 'FileAppeal', 'feedback-not-released'],
  ] as const)('%s, %s: %s is %s', (actor, after, type, expected) => {
    const trial = tryCommand(type, stateAfter(STORIES[after] ?? []), { actor, now: NOW, facts: FACTS });
    expect(trial instanceof DomainError ? trial.code : trial).toBe(expected);
  });
  it('is told by what decides the command itself', () => {
    const state = stateAfter(story.decided);
    const trial = tryCommand('ReopenDecision', state, { actor: 'mia', now: NOW, facts: FACTS });
    const command = asks('mia', 'ReopenDecision', { reason: 'x', opens: 'votes' });
    let refused: unknown;
    try {
      nomination.decide(command, state);
    } catch (error) {
      refused = error;
    }
    expect((trial as DomainError).message).toBe((refused as DomainError).message);
  });
});
