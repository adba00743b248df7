import { asks, deciderSpec, story, storyCycle, told } from '@plumbline/testing';
import { nomination, type Reopening } from '../index.js';

const { given } = deciderSpec(nomination);
const reason = 'A migration was overlooked.';
const reopened = (opens: Reopening) => told('DecisionReopened', { reason, opens });
const in_ = (phase: 'calibrating' | 'releasing') => ({ cycle: { phase } });
const asked = (type: 'write' | 'review' | 'revise' | 'assign' | 'vote', phase: 'calibrating' | 'releasing') =>
  ({
    write: asks('mo', 'WriteStatement', { statement: 'What was overlooked.' }, in_(phase)),
    review: asks('rex', 'SubmitReview', story.review(4), in_(phase)),
    revise: asks('rae', 'ReviseReview', { ...story.review(2), reason }, in_(phase)),
    assign: asks('chris', 'AssignReviewer', { reviewerId: 'rex', reviewerKnown: true }, in_(phase)),
    vote: asks('chris', 'OpenVoting', {}, in_(phase)),
  })[type];
const states = { decided: story.decided, released: story.released };

describe.each(['decided', 'released'] as const)('a reopening of what was %s', (from) => {
  const phase = from === 'decided' ? 'calibrating' : 'releasing';
  const after = (opens: Reopening) => given(...states[from], reopened(opens));
  it('for votes opens the vote and nothing else', () => {
    for (const what of ['revise', 'assign'] as const)
      after('votes').when(asked(what, phase)).thenRejected('reviews-not-reopened', 'reopening');
    after('votes').when(asked('write', phase)).thenRejected('packet-frozen', 'reopen the decision for the packet');
    after('votes')
      .when(asked('vote', phase))
      .then(told('VotingOpened', { round: 2, members: storyCycle.members, policy: storyCycle.policy }));
  });
  it('for reviews opens them, and not the packet', () => {
    after('reviews')
      .when(asked('assign', phase))
      .then(told('ReviewerAssigned', { reviewerId: 'rex', sight: false }));
    after('reviews').when(asked('write', phase)).thenRejected('packet-frozen');
  });
  it('for the packet returns it: it is written, submitted, reviewed and voted on', () => {
    after('packet')
      .when(asked('write', phase))
      .then(told('StatementWritten', { statement: 'What was overlooked.' }));
    after('packet').when(asked('vote', phase)).thenRejected('not-submitted', 'returned');
    after('packet').when(asked('assign', phase)).thenRejected('not-submitted', 'returned');
    after('packet')
      .when(asks('mo', 'SubmitNomination', {}, in_(phase)))
      .then(told('NominationSubmitted', {}));
    given(...states[from], reopened('packet'), told('NominationSubmitted', {}))
      .when(asked('assign', phase))
      .then(told('ReviewerAssigned', { reviewerId: 'rex', sight: false }));
    given(...states[from], reopened('packet'), told('NominationSubmitted', {}))
      .when(asks('chris', 'ReturnNomination', { reason }, in_(phase)))
      .then(told('NominationReturned', { reason }));
  });
  it('can open more until voting opens again, and less is open already', () => {
    const ask = (opens: Reopening) => asks('chris', 'ReopenDecision', { reason, opens }, in_(phase));
    after('votes').when(ask('votes')).thenNothing();
    after('votes').when(ask('reviews')).then(reopened('reviews'));
    after('votes').when(ask('packet')).then(reopened('packet'));
    after('reviews').when(ask('votes')).thenNothing();
    after('reviews').when(ask('reviews')).thenNothing();
    after('reviews').when(ask('packet')).then(reopened('packet'));
    for (const opens of ['votes', 'reviews', 'packet'] as const) after('packet').when(ask(opens)).thenNothing();
    const submitted = given(...states[from], reopened('packet'), told('NominationSubmitted', {}));
    submitted.when(ask('votes')).thenNothing();
    submitted.when(ask('reviews')).thenNothing();
    submitted.when(ask('packet')).then(reopened('packet'));
    const round = told('VotingOpened', { round: 2, members: storyCycle.members, policy: storyCycle.policy });
    given(...states[from], reopened('reviews'), round)
      .when(ask('packet'))
      .thenRejected('not-decided', 'voting');
  });
});

describe('a packet that was reopened', () => {
  it('is due by the reviews deadline in calibrating, which can be moved, and by none in releasing', () => {
    const submit = (phase: 'calibrating' | 'releasing') =>
      asks('mo', 'SubmitNomination', {}, { now: '2099-01-01T00:00:00Z', ...in_(phase) });
    given(...story.decided, reopened('packet'))
      .when(submit('calibrating'))
      .thenRejected('deadline-passed', '/v1/cycles/spring/deadlines', 'together');
    given(...story.released, reopened('packet'))
      .when(submit('releasing'))
      .then(told('NominationSubmitted', {}));
  });
  it('can be withdrawn', () => {
    given(...story.decided, reopened('packet'))
      .when(asks('mo', 'WithdrawNomination', { reason }, in_('calibrating')))
      .then(told('NominationWithdrawn', { reason }));
  });
});
