import { asks, deciderSpec, story, storyRubric, told } from '@plumbline/testing';
import { nomination } from '../index.js';

const { given } = deciderSpec(nomination);
const at = { cycle: { phase: 'nominating' as const } };
const { evidence } = story;
const more = { ...evidence, evidenceId: 'e2', title: 'Mentors two', criteria: ['mentoring', 'design'] };
const returned = [...story.submitted, told('NominationReturned', { reason: 'More on design, please.' })];

describe('the statement', () => {
  const write = (statement: string, by = 'mo') => asks(by, 'WriteStatement', { statement }, at);

  it('can be written and rewritten', () => {
    given(...story.opened)
      .when(write('First.'))
      .then(told('StatementWritten', { statement: 'First.' }));
    given(...story.written)
      .when(write('Second.'))
      .then(told('StatementWritten', { statement: 'Second.' }));
  });
  it('must have content', () => {
    given(...story.opened)
      .when(write(' \n'))
      .thenRejected('statement-empty');
  });
  it('is not for the candidate to write', () => {
    given(...story.opened)
      .when(write('I am great.', 'cleo'))
      .thenRejected('candidate-excluded');
  });
  it('is frozen from submission on', () => {
    given(...story.submitted)
      .when(write('Later.'))
      .thenRejected('packet-frozen', 'submitted');
    given(...story.decided)
      .when(write('Later.'))
      .thenRejected('packet-frozen', 'decided');
  });
  it('can be changed again after a return, while reviews are still accepted', () => {
    const command = (phase: 'reviewing' | 'calibrating') =>
      asks('mo', 'WriteStatement', { statement: 'Better.' }, { cycle: { phase } });
    given(...returned)
      .when(command('reviewing'))
      .then(told('StatementWritten', { statement: 'Better.' }));
    given(...returned)
      .when(command('calibrating'))
      .thenRejected('wrong-phase', 'calibrating');
  });
  it('can be written in the nominating phase only', () => {
    given(...story.opened)
      .when(asks('mo', 'WriteStatement', { statement: 'Late.' }, { cycle: { phase: 'reviewing' } }))
      .thenRejected('wrong-phase', 'reviewing');
  });
});

describe('a packet', () => {
  const items = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      told('EvidenceAttached', { ...evidence, evidenceId: `item-${n.toString()}` }),
    );
  const attach = (evidenceId: string) => asks('mo', 'AttachEvidence', { ...evidence, evidenceId }, at);

  it('holds at most 200 evidence items', () => {
    given(...story.opened, ...items(199))
      .when(attach('last'))
      .then(told('EvidenceAttached', { ...evidence, evidenceId: 'last' }));
    given(...story.opened, ...items(200))
      .when(attach('one-more'))
      .thenRejected('evidence-limit', '200');
  });
  it('counts withdrawn items, which stay on record, and accepts a repeat of an existing one', () => {
    const gone = told('EvidenceWithdrawn', { evidenceId: 'item-7', reason: 'Not mine to share.' });
    given(...story.opened, ...items(200), gone)
      .when(attach('one-more'))
      .thenRejected('evidence-limit', 'revise');
    given(...story.opened, ...items(200), gone)
      .when(attach('item-8'))
      .thenNothing();
  });
});

describe('evidence', () => {
  const attach = (item: typeof evidence, by = 'mo') => asks(by, 'AttachEvidence', item, at);
  const revise = (item: typeof evidence) => asks('mo', 'ReviseEvidence', item, at);
  const withdraw = (evidenceId: string, reason = 'Not mine to share.') =>
    asks('mo', 'WithdrawEvidence', { evidenceId, reason }, at);
  const withdrawn = told('EvidenceWithdrawn', { evidenceId: 'e1', reason: 'Not mine to share.' });

  it('is attached to the criteria it supports, each once', () => {
    given(...story.written)
      .when(attach(more))
      .then(told('EvidenceAttached', more));
    given(...story.opened)
      .when(attach({ ...evidence, criteria: ['design', 'design'] }))
      .then(told('EvidenceAttached', evidence));
  });
  it('is attached once: the same item again changes nothing, a different one under its id is refused', () => {
    given(...story.written)
      .when(attach(evidence))
      .thenNothing();
    given(...story.written)
      .when(attach({ ...evidence, body: 'Something else.' }))
      .thenRejected('evidence-exists', 'e1');
  });
  it('cites criteria of the pinned framework version, at least one', () => {
    given(...story.opened)
      .when(attach({ ...evidence, criteria: ['design', 'juggling'] }))
      .thenRejected('criterion-unknown', 'juggling', String(storyRubric.version));
    given(...story.opened)
      .when(attach({ ...evidence, criteria: [] }))
      .thenRejected('evidence-cites-nothing');
    given(...story.written)
      .when(revise({ ...evidence, criteria: ['juggling'] }))
      .thenRejected('criterion-unknown', 'juggling');
  });
  it('needs a title', () => {
    given(...story.opened)
      .when(attach({ ...evidence, title: '' }))
      .thenRejected('evidence-untitled');
  });
  it('is not attached by the candidate', () => {
    given(...story.opened)
      .when(attach(evidence, 'cleo'))
      .thenRejected('candidate-excluded');
  });
  it('can be revised', () => {
    const revised = { ...evidence, body: 'Led it, and taught it.' };
    given(...story.written)
      .when(revise(revised))
      .then(told('EvidenceRevised', revised));
    given(...story.written)
      .when(revise(evidence))
      .thenNothing();
    given(...story.written)
      .when(revise(more))
      .thenRejected('evidence-not-found', 'e2');
  });
  it('can be withdrawn for good, with a reason', () => {
    given(...story.written)
      .when(withdraw('e1'))
      .then(withdrawn);
    given(...story.written)
      .when(withdraw('e1', ''))
      .thenRejected('reason-missing');
    given(...story.written)
      .when(withdraw('e2'))
      .thenRejected('evidence-not-found', 'e2');
    given(...story.written, withdrawn)
      .when(attach(evidence))
      .thenRejected('evidence-withdrawn');
    given(...story.written, withdrawn)
      .when(revise(evidence))
      .thenRejected('evidence-withdrawn');
  });
  it('is frozen from submission on', () => {
    given(...story.submitted)
      .when(attach(more))
      .thenRejected('packet-frozen');
    given(...story.submitted)
      .when(revise(evidence))
      .thenRejected('packet-frozen');
    given(...story.submitted)
      .when(withdraw('e1'))
      .thenRejected('packet-frozen');
    given(...returned)
      .when(withdraw('e1'))
      .then(withdrawn);
  });
});
