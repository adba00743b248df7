import { asks, deciderSpec, story, told } from '@plumbline/testing';
import { nomination } from '../index.js';

const { given } = deciderSpec(nomination);
const nominating = { cycle: { phase: 'nominating' as const } };
const reviewing = { cycle: { phase: 'reviewing' as const } };
const returned = told('NominationReturned', { reason: 'More on design, please.' });

describe('submitting', () => {
  const submit = (at: object = nominating, by = 'mo') => asks(by, 'SubmitNomination', {}, at);

  it('needs a statement and an active evidence item', () => {
    given(...story.written)
      .when(submit())
      .then(told('NominationSubmitted', {}));
    given(...story.opened)
      .when(submit())
      .thenRejected('statement-missing');
    given(...story.opened, told('StatementWritten', { statement: 'Only words.' }))
      .when(submit())
      .thenRejected('evidence-missing');
    given(...story.written, told('EvidenceWithdrawn', { evidenceId: 'e1', reason: 'Wrong person.' }))
      .when(submit())
      .thenRejected('evidence-missing');
  });
  it('does not depend on readable text', () => {
    const unreadable = told('StatementWritten', { statement: null as unknown as string });
    given(...story.opened, unreadable, told('EvidenceAttached', { ...story.evidence, title: 'erased', body: 'erased' }))
      .when(submit())
      .then(told('NominationSubmitted', {}));
  });
  it('is due by the nominations deadline', () => {
    given(...story.written)
      .when(submit({ ...nominating, now: '2026-04-02T00:00:00Z' }))
      .thenRejected('deadline-passed', 'nominations', '2026-04-01T00:00:00Z');
  });
  it('is due by the reviews deadline after a return', () => {
    given(...story.submitted, returned)
      .when(submit({ ...reviewing, now: '2026-04-02T00:00:00Z' }))
      .then(told('NominationSubmitted', {}));
    given(...story.submitted, returned)
      .when(submit({ ...reviewing, now: '2026-05-02T00:00:00Z' }))
      .thenRejected('deadline-passed', 'reviews');
  });
  it('is refused to the candidate, in a later phase, and after the vote', () => {
    given(...story.written)
      .when(submit(nominating, 'cleo'))
      .thenRejected('candidate-excluded');
    given(...story.written)
      .when(submit(reviewing))
      .thenRejected('wrong-phase');
    given(...story.voting)
      .when(submit())
      .thenRejected('packet-frozen', 'voting');
  });
});

describe('returning', () => {
  const back = (at: object = reviewing, by = 'chris', reason = 'More on design, please.') =>
    asks(by, 'ReturnNomination', { reason }, at);

  it('is possible for a submitted nomination, with a reason, until calibration begins', () => {
    given(...story.submitted)
      .when(back())
      .then(returned);
    given(...story.assigned)
      .when(back(nominating))
      .then(returned);
    given(...story.submitted)
      .when(back(reviewing, 'chris', ' '))
      .thenRejected('reason-missing');
    given(...story.submitted)
      .when(back({ cycle: { phase: 'calibrating' } }))
      .thenRejected('wrong-phase', 'calibrating');
  });
  it('keeps reviews that are in, to be revised once the packet is submitted again', () => {
    given(...story.reviewed, returned, told('NominationSubmitted', {}))
      .when(asks('rae', 'ReviseReview', { ...story.review(5), reason: 'More design to see.' }, reviewing))
      .then(
        told('ReviewRevised', {
          reviewerId: 'rae',
          ...story.review(5),
          othersReadable: false,
          reason: 'More design to see.',
        }),
      );
  });
  it('is refused for what is not submitted, and to somebody with a conflict', () => {
    given(...story.written)
      .when(back())
      .thenRejected('not-submitted', 'draft');
    given(...story.submitted, told('ReviewerRecused', { personId: 'chris', reason: 'Spouse.' }))
      .when(back())
      .thenRejected('recused');
    given(...story.submitted)
      .when(back(reviewing, 'cleo'))
      .thenRejected('candidate-excluded');
  });
});

describe('withdrawing', () => {
  const withdraw = (reason = 'Moved on.', by = 'mo') => asks(by, 'WithdrawNomination', { reason });
  const withdrawn = told('NominationWithdrawn', { reason: 'Moved on.' });

  it.each(['opened', 'written', 'submitted', 'assigned', 'reviewed', 'voting', 'passed', 'tied', 'lapsed'] as const)(
    'is possible before the decision (%s)',
    (stage) => {
      given(...story[stage])
        .when(withdraw())
        .then(withdrawn);
    },
  );
  it.each(['decided', 'released', 'appealed'] as const)('is too late once %s', (stage) => {
    given(...story[stage])
      .when(withdraw())
      .thenRejected('already-decided');
  });
  it('needs a reason and is not for the candidate', () => {
    given(...story.written)
      .when(withdraw(''))
      .thenRejected('reason-missing');
    given(...story.written)
      .when(withdraw('No, thanks.', 'cleo'))
      .thenRejected('candidate-excluded');
  });
  it('leaves no command possible', () => {
    given(...story.withdrawn)
      .when(asks('mo', 'SubmitNomination', {}, nominating))
      .thenRejected('nomination-withdrawn');
    given(...story.withdrawn)
      .when(withdraw('Again.'))
      .thenNothing();
  });
});

describe('a closed cycle', () => {
  it.each(['written', 'voting', 'decided', 'released'] as const)(
    'accepts nothing of a nomination that is %s',
    (stage) => {
      given(...story[stage])
        .when(asks('mo', 'WithdrawNomination', { reason: 'Late.' }, { cycle: { phase: 'closed' } }))
        .thenRejected('cycle-closed');
    },
  );
});
