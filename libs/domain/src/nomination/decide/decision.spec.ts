import { asks, deciderSpec, story, storyCycle, told } from '@plumbline/testing';
import { nomination, type Outcome, type Reopening, type Rival } from '../index.js';

const { given } = deciderSpec(nomination);
const recusedOf = (personId: string) => told('ReviewerRecused', { personId, reason: 'Family.' });
const rival: Rival = {
  nominationId: 'other',
  targetLevel: 'principal',
  status: 'decided',
  outcome: 'promoted',
  recused: new Set(),
};
const broken = (choice: 'promote' | 'not-yet') =>
  told('TieBroken', { round: 1, chairId: 'chris', choice, rationale: 'The migration tips it.' });

describe('breaking a tie', () => {
  const breakTie = (choice: 'promote' | 'not-yet', by = 'chris', rationale = 'The migration tips it.') =>
    asks(by, 'BreakTie', { choice, rationale });

  it.each(['promote', 'not-yet'] as const)('lets the chair say %s', (choice) => {
    given(...story.tied)
      .when(breakTie(choice))
      .then(broken(choice));
  });
  it('is possible once, with a rationale', () => {
    given(...story.tied, broken('promote'))
      .when(breakTie('not-yet'))
      .thenRejected('tie-broken', 'promote');
    given(...story.tied)
      .when(breakTie('promote', 'chris', ' '))
      .thenRejected('rationale-missing');
  });
  it('needs a tie that the policy leaves to the chair', () => {
    given(...story.passed)
      .when(breakTie('promote'))
      .thenRejected('not-tied', 'passed');
    given(...story.failed)
      .when(breakTie('promote'))
      .thenRejected('not-tied', 'failed');
    given(...story.lapsed)
      .when(breakTie('promote'))
      .thenRejected('no-quorum');
    given(...story.voting)
      .when(breakTie('promote'))
      .thenRejected('voting-not-closed', 'voting');
    given(...story.tied, recusedOf('mel'))
      .when(breakTie('promote'))
      .thenRejected('tally-void');
  });
  it('is not for a chair who voted for or against in the round, also if named since', () => {
    const { vote } = story;
    const byMia = asks('mia', 'BreakTie', { choice: 'promote', rationale: 'Mine.' }, { cycle: { chair: 'mia' } });
    given(...story.tied)
      .when(byMia)
      .thenRejected('chair-voted', 'mia voted promote', 'an admin can name one');
    const mel = asks('mel', 'BreakTie', { choice: 'promote', rationale: 'Mine.' }, { cycle: { chair: 'mel' } });
    const abstained = [...story.voting, vote('mel', 'abstain'), vote('mia', 'promote'), vote('max', 'not-yet')];
    given(...abstained, told('VotingClosed', story.counted(1, 1, 'tied')))
      .when(mel)
      .then(told('TieBroken', { round: 1, chairId: 'mel', choice: 'promote', rationale: 'Mine.' }));
  });
  it('is for a chair who voted where the policy of the round says so', () => {
    const policy = { ...storyCycle.policy, chairWhoVotedBreaksTies: true };
    const voting = told('VotingOpened', { round: 1, members: storyCycle.members, policy });
    const cast = [story.vote('chris', 'promote'), story.vote('max', 'not-yet')];
    given(...story.reviewed, voting, ...cast, told('VotingClosed', story.counted(1, 1, 'tied')))
      .when(breakTie('promote'))
      .then(broken('promote'));
  });
  it('is for the chair alone', () => {
    given(...story.tied)
      .when(breakTie('promote', 'mia'))
      .thenRejected('not-chair');
    given(...story.tied, recusedOf('chris'))
      .when(breakTie('promote'))
      .thenRejected('recused');
  });
});

describe('recording the decision', () => {
  const record = (outcome: Outcome, over: object = {}, at: object = {}, by = 'chris') => {
    const { rationale, conditions, nominationRevision } = story.decision;
    const data = { outcome, rationale, conditions, nominationRevision, overrideReason: null as string | null };
    return asks(by, 'RecordDecision', { ...data, ...over }, at);
  };
  const recorded = (over: object) => told('DecisionRecorded', { ...story.decision, ...over });
  const because = { overrideReason: 'A reviewer had the wrong packet.' };
  const override = { reason: 'A reviewer had the wrong packet.' };

  it('rests on the tally, the policy version and the revision that the chair saw', () => {
    given(...story.passed)
      .when(record('promoted', { conditions: ['Mentors somebody.'], nominationRevision: '9' }))
      .then(recorded({ conditions: ['Mentors somebody.'], nominationRevision: '9' }));
  });
  it.each(['deferred', 'declined'] as const)('may be %s where the vote failed', (outcome) => {
    given(...story.failed)
      .when(record(outcome))
      .then(recorded({ ...story.counted(0, 2, 'failed'), outcome }));
  });
  it('against the tally needs an override reason, and is marked', () => {
    given(...story.failed)
      .when(record('promoted'))
      .thenRejected('override-reason-missing', 'failed', 'promoted');
    given(...story.failed)
      .when(record('promoted', { overrideReason: ' ' }))
      .thenRejected('override-reason-missing');
    given(...story.failed)
      .when(record('promoted', because))
      .then(recorded({ ...story.counted(0, 2, 'failed'), override }));
    given(...story.passed)
      .when(record('deferred', because))
      .then(recorded({ outcome: 'deferred', override }));
  });
  it('with the tally takes no override reason, so that the mark stays true', () => {
    given(...story.passed)
      .when(record('promoted', because))
      .thenRejected('override-not-needed', 'promoted');
  });
  it('follows a broken tie, which has to be broken first', () => {
    const tied = story.counted(1, 1, 'tied');
    given(...story.tied)
      .when(record('promoted'))
      .thenRejected('tie-unbroken');
    given(...story.tied)
      .when(record('deferred', because))
      .thenRejected('tie-unbroken');
    given(...story.tied, broken('promote'))
      .when(record('promoted'))
      .then(recorded({ ...tied, tieBrokenAs: 'promote' }));
    given(...story.tied, broken('not-yet'))
      .when(record('declined'))
      .then(recorded({ ...tied, tieBrokenAs: 'not-yet', outcome: 'declined' }));
    given(...story.tied, broken('not-yet'))
      .when(record('promoted'))
      .thenRejected('override-reason-missing');
  });
  it('is never possible without a quorum, whatever the reason', () => {
    given(...story.lapsed)
      .when(record('promoted', because))
      .thenRejected('no-quorum');
    given(...story.lapsed)
      .when(record('declined'))
      .thenRejected('no-quorum');
  });
  it('needs a closed vote that is not void', () => {
    given(...story.voting)
      .when(record('promoted'))
      .thenRejected('voting-not-closed', 'voting');
    given(...story.reviewed)
      .when(record('declined'))
      .thenRejected('voting-not-closed', 'submitted');
    given(...story.passed, recusedOf('mia'))
      .when(record('promoted'))
      .thenRejected('tally-void');
    given(...story.passed, recusedOf('mia'), recusedOf('somebody'))
      .when(record('promoted'))
      .thenRejected('tally-void');
  });
  it('needs a rationale and the chair', () => {
    given(...story.passed)
      .when(record('promoted', { rationale: '' }))
      .thenRejected('rationale-missing');
    given(...story.passed)
      .when(record('promoted', {}, {}, 'mia'))
      .thenRejected('not-chair');
    given(...story.passed, recusedOf('chris'))
      .when(record('promoted'))
      .thenRejected('recused', 'chris');
  });
  it('is due by the decisions deadline, in calibrating or releasing', () => {
    given(...story.passed)
      .when(record('promoted', {}, { now: '2026-07-01T00:00:01Z' }))
      .thenRejected('deadline-passed', 'decisions', '2026-07-01T00:00:00Z');
    given(...story.passed)
      .when(record('promoted', {}, { cycle: { phase: 'releasing' } }))
      .then(recorded({}));
    given(...story.passed)
      .when(record('promoted', {}, { cycle: { phase: 'reviewing' } }))
      .thenRejected('wrong-phase', 'reviewing');
  });
  it('is possible once: anything but the same decision needs a reopening', () => {
    given(...story.decided)
      .when(record('declined', because))
      .thenRejected('already-decided', 'promoted', 'reopen');
    given(...story.decided)
      .when(record('promoted', { rationale: 'Another one.' }))
      .thenRejected('already-decided');
  });
  it('as promoted is refused while the candidate stands promoted to another level in the cycle, whatever the policy says', () => {
    for (const severalLevels of [true, false]) {
      const at = (outcome: Outcome | null) => ({
        cycle: { policy: { ...storyCycle.policy, severalLevels } },
        rivals: [{ ...rival, outcome }],
      });
      given(...story.passed)
        .when(record('promoted', {}, at('promoted')))
        .thenRejected(
          'already-promoted-in-cycle',
          'cleo is promoted in cycle spring',
          'nomination other, for principal',
        );
      given(...story.passed)
        .when(record('deferred', because, at('promoted')))
        .then(recorded({ outcome: 'deferred', override }));
      for (const outcome of ['deferred', 'declined', null] as const)
        given(...story.passed)
          .when(record('promoted', {}, at(outcome)))
          .then(recorded({}));
    }
    given(...story.decided)
      .when(record('promoted', {}, { rivals: [{ ...rival, outcome: 'promoted' }] }))
      .thenNothing();
  });
  it('does not depend on readable text of the packet', () => {
    given(...story.passed, told('StatementWritten', { statement: 'erased' }))
      .when(record('promoted'))
      .then(recorded({}));
  });
});

describe('a tie under a policy that fails ties', () => {
  it('closes as failed and cannot be broken', () => {
    const policy = { ...storyCycle.policy, tie: 'fails' as const };
    const voting = [
      ...story.reviewed,
      told('VotingOpened', { round: 1, members: storyCycle.members, policy }),
      story.vote('mia', 'promote'),
      story.vote('max', 'not-yet'),
    ];
    const closed = told('VotingClosed', story.counted(1, 1, 'failed'));
    given(...voting)
      .when(asks('chris', 'CloseVoting', {}))
      .then(closed);
    given(...voting, closed)
      .when(asks('chris', 'BreakTie', { choice: 'promote', rationale: 'Please.' }))
      .thenRejected('not-tied');
  });
});

describe('reopening a decision', () => {
  const reopen = (
    reason = 'The migration was overlooked.',
    by = 'chris',
    at: object = {},
    opens: Reopening = 'reviews',
  ) => asks(by, 'ReopenDecision', { reason, opens }, at);
  const reopened = told('DecisionReopened', { reason: 'The migration was overlooked.', opens: 'reviews' });
  const resolved = (resolution: 'upheld' | 'dismissed') =>
    told('AppealResolved', { appealId: 'a1', resolution, rationale: 'Looked again.' });

  it('is possible once decided, once released and after an appeal, with a reason', () => {
    given(...story.decided)
      .when(reopen())
      .then(reopened);
    given(...story.released)
      .when(reopen())
      .then(reopened);
    given(...story.appealed, resolved('upheld'))
      .when(reopen())
      .then(reopened);
    given(...story.decided)
      .when(reopen(''))
      .thenRejected('reason-missing');
  });
  it('against the candidate is refused while they have another live nomination in the cycle', () => {
    const declined = [...story.failed, told('DecisionRecorded', { ...story.decision, outcome: 'declined' })];
    const undecided = { ...rival, status: 'submitted', outcome: null };
    for (const live of [rival, undecided])
      given(...declined)
        .when(reopen(undefined, 'chris', { rivals: [live] }))
        .thenRejected('candidate-nominated', 'nomination other, for principal, is live');
    for (const over of [{ status: 'withdrawn', outcome: null }, { outcome: 'declined' }])
      given(...declined)
        .when(reopen(undefined, 'chris', { rivals: [{ ...rival, ...over }] }))
        .then(reopened);
    const policy = { ...storyCycle.policy, severalLevels: true };
    given(...declined)
      .when(reopen(undefined, 'chris', { rivals: [rival], cycle: { policy } }))
      .then(reopened);
    given(...story.decided)
      .when(reopen(undefined, 'chris', { rivals: [undecided] }))
      .then(reopened);
  });
  it('waits for an open appeal', () => {
    given(...story.appealed)
      .when(reopen())
      .thenRejected('appeal-open');
  });
  it('needs a decision, and the chair', () => {
    given(...story.passed)
      .when(reopen())
      .thenRejected('not-decided', 'voted');
    given(...story.reviewed)
      .when(reopen())
      .thenRejected('not-decided', 'submitted');
    given(...story.decided)
      .when(reopen('Because.', 'mia'))
      .thenRejected('not-chair');
  });
  it('voids the votes: the next round begins with none', () => {
    const next = told('VotingOpened', { round: 2, members: storyCycle.members, policy: storyCycle.policy });
    given(...story.decided, reopened, next)
      .when(asks('chris', 'CloseVoting', {}))
      .then(told('VotingClosed', { ...story.counted(0, 0, 'no-quorum'), round: 2 }));
  });
});
