import { asks, deciderSpec, story, storyCycle, told } from '@plumbline/testing';
import { nomination } from '../index.js';
import type { VoteChoice } from '../../voting/types.js';

const { given } = deciderSpec(nomination);
const { vote } = story;
const recused = told('ReviewerRecused', { personId: 'mia', reason: 'Family.' });
const late = { now: '2026-06-01T00:00:01Z' };
const again = [
  ...story.released,
  told('DecisionReopened', { reason: 'Upheld.', opens: 'reviews' }),
  told('VotingOpened', { round: 2, members: storyCycle.members, policy: storyCycle.policy }),
];

describe('casting a vote', () => {
  const cast = (choice: VoteChoice, by = 'mia', at: object = {}) =>
    asks(by, 'CastVote', { choice, rationale: null }, at);

  it.each(['promote', 'not-yet', 'abstain'] as const)('takes %s of a member', (choice) => {
    given(...story.voting)
      .when(cast(choice))
      .then(vote('mia', choice));
  });
  it('records a rationale, which is optional', () => {
    given(...story.voting)
      .when(asks('mia', 'CastVote', { choice: 'promote', rationale: 'Saw it.' }))
      .then(told('VoteCast', { round: 1, memberId: 'mia', choice: 'promote', rationale: 'Saw it.' }));
  });
  it('counts each member once: the same choice changes nothing, a different one is a change of vote', () => {
    given(...story.voting, vote('mia', 'promote'))
      .when(cast('promote'))
      .thenNothing();
    given(...story.voting, vote('mia', 'promote'))
      .when(cast('not-yet'))
      .thenRejected('vote-exists', 'promote');
  });
  it('is for members of the round who are not recused, and never for the candidate', () => {
    given(...story.voting)
      .when(cast('promote', 'zoe'))
      .thenRejected('not-a-member', 'zoe');
    given(...story.voting, recused)
      .when(cast('promote'))
      .thenRejected('recused', 'mia');
    given(...story.voting)
      .when(cast('promote', 'cleo'))
      .thenRejected('candidate-excluded');
  });
  it('is for the committee of the round, whoever joined or left since', () => {
    const cycle = { members: ['zoe'] };
    given(...story.voting)
      .when(cast('promote', 'mia', { cycle }))
      .then(vote('mia', 'promote'));
    given(...story.voting)
      .when(cast('promote', 'zoe', { cycle }))
      .thenRejected('not-a-member');
  });
  it('is possible between opening and closing', () => {
    given(...story.reviewed)
      .when(cast('promote'))
      .thenRejected('voting-not-open');
    given(...story.passed)
      .when(cast('promote', 'mel'))
      .thenRejected('voting-closed');
    given(...story.decided)
      .when(cast('promote', 'mel'))
      .thenRejected('voting-closed');
    given(...story.voting)
      .when(cast('promote', 'mia', { cycle: { phase: 'releasing' } }))
      .thenRejected('wrong-phase', 'releasing');
  });
  it('is due by the votes deadline', () => {
    given(...story.voting)
      .when(cast('promote', 'mia', late))
      .thenRejected('deadline-passed', 'votes', '2026-06-01');
  });
  it('starts afresh in each round, and has no deadline once the cycle is releasing', () => {
    given(...again)
      .when(cast('not-yet', 'mia', { ...late, cycle: { phase: 'releasing' } }))
      .then(vote('mia', 'not-yet', 2));
    given(...again)
      .when(cast('not-yet', 'mia', late))
      .thenRejected('deadline-passed');
  });
});

describe('changing a vote', () => {
  const change = (choice: VoteChoice, by = 'mia', reason = 'Read it again.', at: object = {}) =>
    asks(by, 'ChangeVote', { choice, reason }, at);
  const changed = told('VoteChanged', {
    round: 1,
    memberId: 'mia',
    from: 'promote',
    choice: 'not-yet',
    reason: 'Read it again.',
  });
  const cast = [...story.voting, vote('mia', 'promote')];

  it('needs an earlier vote and a reason', () => {
    given(...cast)
      .when(change('not-yet'))
      .then(changed);
    given(...cast)
      .when(change('not-yet', 'mia', ''))
      .thenRejected('reason-missing');
    given(...cast)
      .when(change('promote'))
      .thenNothing();
    given(...cast)
      .when(change('not-yet', 'max'))
      .thenRejected('vote-not-found');
  });
  it('is limited to the same people and times as casting a vote', () => {
    given(...cast, recused)
      .when(change('not-yet'))
      .thenRejected('recused');
    given(...cast)
      .when(change('not-yet', 'zoe'))
      .thenRejected('not-a-member');
    given(...story.passed)
      .when(change('not-yet'))
      .thenRejected('voting-closed');
    given(...cast)
      .when(change('not-yet', 'mia', 'Late.', late))
      .thenRejected('deadline-passed', 'votes');
    given(...again)
      .when(change('not-yet'))
      .thenRejected('vote-not-found');
  });
});
