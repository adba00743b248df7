import { asks, deciderSpec, story, storyCycle, told } from '@plumbline/testing';
import { nomination } from '../index.js';

const { given } = deciderSpec(nomination);
const { policy, members } = storyCycle;
const recusedOf = (personId: string) => told('ReviewerRecused', { personId, reason: 'Family.' });
const reopened = [
  ...story.released,
  told('DecisionReopened', { reason: 'The migration was overlooked.', opens: 'reviews' }),
];
const opened = (round = 1) => told('VotingOpened', { round, members, policy });

describe('opening the vote', () => {
  const open = (at: object = {}, by = 'chris') => asks(by, 'OpenVoting', {}, at);

  it('records the current members and policy of the cycle', () => {
    given(...story.reviewed)
      .when(open())
      .then(opened());
    given(...story.reviewed)
      .when(open({ cycle: { members: ['mia', 'max', 'zoe'], policy: { ...policy, version: 3 } } }))
      .then(told('VotingOpened', { round: 1, members: ['mia', 'max', 'zoe'], policy: { ...policy, version: 3 } }));
  });
  it('is for the chair only, without a conflict, and not the candidate', () => {
    given(...story.reviewed)
      .when(open({}, 'mia'))
      .thenRejected('not-chair', 'spring');
    given(...story.reviewed)
      .when(open({ cycle: { chair: null } }))
      .thenRejected('not-chair', 'name one first');
    given(...story.reviewed, recusedOf('chris'))
      .when(open())
      .thenRejected('recused', 'chris');
    given(...story.reviewed)
      .when(open({ cycle: { chair: 'cleo' } }, 'cleo'))
      .thenRejected('candidate-excluded');
  });
  it('is possible in calibrating, and in releasing only after an earlier vote', () => {
    given(...story.reviewed)
      .when(open({ cycle: { phase: 'reviewing' } }))
      .thenRejected('wrong-phase', 'reviewing');
    given(...story.reviewed)
      .when(open({ cycle: { phase: 'releasing' } }))
      .thenRejected('wrong-phase', 'releasing');
    for (const before of [reopened, story.lapsed])
      given(...before)
        .when(open({ cycle: { phase: 'releasing' } }))
        .then(opened(2));
  });
  it('needs a submitted nomination and as many reviews as the policy requires', () => {
    given(...story.written)
      .when(open())
      .thenRejected('not-submitted', 'draft');
    given(...story.decided)
      .when(open())
      .thenRejected('not-submitted', 'decided');
    given(...story.assigned)
      .when(open())
      .thenRejected('reviews-missing', '1', '0');
  });
  it('does not count the review of somebody recused', () => {
    given(...story.reviewed, recusedOf('rae'))
      .when(open())
      .thenRejected('reviews-missing', '0');
  });
  it('leaves out members who have left', () => {
    given(...story.reviewed)
      .when(open({ departed: ['mel'] }))
      .then(told('VotingOpened', { round: 1, members: ['mia', 'max', 'chris'], policy }));
    given(...story.lapsed)
      .when(open({ departed: ['mia', 'max'] }))
      .then(told('VotingOpened', { round: 2, members: ['mel', 'chris'], policy }));
  });
  it('needs a quorum of those who are here, and says the numbers', () => {
    given(...story.reviewed)
      .when(open({ departed: ['mia', 'max', 'mel'] }))
      .thenRejected('quorum-out-of-reach', '2 votes', 'only 1 member', 'of 4 in the committee 3 have left');
    given(...story.reviewed, recusedOf('max'))
      .when(open({ departed: ['mia', 'mel'] }))
      .thenRejected('quorum-out-of-reach', '2 votes', 'only 1 member', '2 have left, and 1 are recused');
  });
  it('needs an electorate that can reach a quorum', () => {
    given(...story.reviewed)
      .when(open({ cycle: { members: ['mia'] } }))
      .thenRejected('quorum-out-of-reach', '2', '1');
    given(...story.reviewed, recusedOf('max'))
      .when(open({ cycle: { members: ['mia', 'max', 'cleo'] } }))
      .thenRejected('quorum-out-of-reach', '1');
  });
  it('opens another round after one without a quorum', () => {
    given(...story.lapsed)
      .when(open())
      .then(opened(2));
    given(...story.passed)
      .when(open())
      .thenRejected('not-submitted', 'voted');
  });
  it('opens another round if a member is recused after closing, and only for a member', () => {
    given(...story.passed, recusedOf('mia'))
      .when(open())
      .then(opened(2));
    given(...story.passed, recusedOf('rae'))
      .when(open())
      .thenRejected('not-submitted');
  });
});

describe('closing the vote', () => {
  const close = (at: object = {}, by = 'chris') => asks(by, 'CloseVoting', {}, at);
  const closed = (round: number, tally: object, quorum: object, result: 'passed' | 'failed' | 'tied' | 'no-quorum') =>
    told('VotingClosed', {
      round,
      tally: { electorate: 4, promote: 0, notYet: 0, abstain: 0, recused: 0, ...tally },
      quorum: { present: 0, required: 2, met: false, ...quorum },
      result,
    });
  const { vote } = story;

  it('counts the live votes against the policy of the round', () => {
    given(...story.voting, vote('mia', 'promote'), vote('max', 'abstain'))
      .when(close())
      .then(closed(1, { promote: 1, abstain: 1 }, { present: 2, met: true }, 'passed'));
    given(...story.voting, vote('mia', 'promote'), vote('max', 'not-yet'))
      .when(close())
      .then(closed(1, { promote: 1, notYet: 1 }, { present: 2, met: true }, 'tied'));
  });
  it('is not affected by a policy or committee changed since the round opened', () => {
    given(...story.voting, vote('mia', 'promote'), vote('max', 'promote'))
      .when(close({ cycle: { members: ['mia'], policy: { ...policy, quorum: { ...policy.quorum, minVotes: 4 } } } }))
      .then(closed(1, { promote: 2 }, { present: 2, met: true }, 'passed'));
  });
  it('voids the vote of a recused member and shrinks the electorate by them', () => {
    given(...story.voting, vote('mia', 'promote'), vote('max', 'not-yet'), vote('mel', 'promote'), recusedOf('mel'))
      .when(close())
      .then(closed(1, { electorate: 3, promote: 1, notYet: 1, recused: 1 }, { present: 2, met: true }, 'tied'));
  });
  it('fails a tie whose chair voted for or against', () => {
    for (const choice of ['promote', 'not-yet'] as const) {
      const other = choice === 'promote' ? 'not-yet' : 'promote';
      given(...story.voting, vote('mia', other), vote('chris', choice))
        .when(close())
        .then(closed(1, { promote: 1, notYet: 1 }, { present: 2, met: true }, 'failed'));
    }
  });
  it('leaves a tie to a chair who abstained, or who was named after somebody who voted', () => {
    given(...story.voting, vote('mia', 'promote'), vote('max', 'not-yet'), vote('chris', 'abstain'))
      .when(close())
      .then(closed(1, { promote: 1, notYet: 1, abstain: 1 }, { present: 3, met: true }, 'tied'));
    given(...story.voting, vote('mia', 'promote'), vote('chris', 'not-yet'))
      .when(close({ cycle: { chair: 'zoe' } }, 'zoe'))
      .then(closed(1, { promote: 1, notYet: 1 }, { present: 2, met: true }, 'tied'));
  });
  it('leaves a tie to a chair who voted where the policy of the round says so', () => {
    const lenient = { ...policy, chairWhoVotedBreaksTies: true };
    const open = told('VotingOpened', { round: 1, members, policy: lenient });
    given(...story.reviewed, open, vote('mia', 'promote'), vote('chris', 'not-yet'))
      .when(close())
      .then(closed(1, { promote: 1, notYet: 1 }, { present: 2, met: true }, 'tied'));
  });
  it('counts a changed vote as changed', () => {
    const changed = told('VoteChanged', {
      round: 1,
      memberId: 'mia',
      from: 'promote',
      choice: 'not-yet',
      reason: 'Read it again.',
    });
    given(...story.voting, vote('mia', 'promote'), vote('max', 'not-yet'), changed)
      .when(close())
      .then(closed(1, { notYet: 2 }, { present: 2, met: true }, 'failed'));
  });
  it('is possible if the cycle moved on to releasing meanwhile', () => {
    given(...story.voting, vote('mia', 'promote'), vote('max', 'promote'))
      .when(close({ cycle: { phase: 'releasing' } }))
      .then(closed(1, { promote: 2 }, { present: 2, met: true }, 'passed'));
  });
  it('lapses without a quorum', () => {
    given(...story.voting, vote('mia', 'promote'))
      .when(close())
      .then(closed(1, { promote: 1 }, { present: 1 }, 'no-quorum'));
  });
  it('is for the chair only, once, after voting has opened', () => {
    given(...story.voting)
      .when(close({}, 'mia'))
      .thenRejected('not-chair');
    given(...story.reviewed)
      .when(close())
      .thenRejected('voting-not-open');
    given(...reopened)
      .when(close())
      .thenRejected('voting-not-open');
    given(...story.decided)
      .when(close())
      .thenRejected('voting-closed');
    given(...story.passed)
      .when(close())
      .thenNothing();
    given(...story.voting)
      .when(close({ cycle: { phase: 'reviewing' } }))
      .thenRejected('wrong-phase', 'reviewing');
  });
  it('leaves out a candidate who sits on the committee', () => {
    const sitting = told('VotingOpened', { round: 1, members: [...members, 'cleo'], policy });
    given(...story.reviewed, sitting, vote('mia', 'not-yet'), vote('max', 'not-yet'))
      .when(close())
      .then(closed(1, { notYet: 2, recused: 1 }, { present: 2, met: true }, 'failed'));
  });
});
