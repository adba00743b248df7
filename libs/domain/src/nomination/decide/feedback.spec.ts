import { asks, deciderSpec, story, told } from '@plumbline/testing';
import { nomination } from '../index.js';

const { given } = deciderSpec(nomination);
const at = { cycle: { phase: 'releasing' as const } };
const calibrating = { cycle: { phase: 'calibrating' as const } };
const recused = told('ReviewerRecused', { personId: 'chris', reason: 'Family.' });
const resolved = (resolution: 'upheld' | 'dismissed') =>
  told('AppealResolved', { appealId: 'a1', resolution, rationale: 'Looked again.' });

describe('releasing feedback', () => {
  const release = (feedback = 'Well done.', by = 'chris', when = at) => asks(by, 'ReleaseFeedback', { feedback }, when);

  it('follows the decision, in releasing', () => {
    given(...story.decided)
      .when(release())
      .then(told('FeedbackReleased', { feedback: 'Well done.' }));
    given(...story.decided)
      .when(release('Well done.', 'chris', calibrating as never))
      .thenRejected('wrong-phase');
    given(...story.passed)
      .when(release())
      .thenRejected('not-decided', 'voted');
  });
  it('cannot be taken back or changed, not even during an appeal', () => {
    given(...story.released)
      .when(release('Or rather not.'))
      .thenRejected('feedback-released');
    given(...story.appealed)
      .when(release())
      .thenNothing();
  });
  it('needs text, and the chair', () => {
    given(...story.decided)
      .when(release(' '))
      .thenRejected('feedback-empty');
    given(...story.decided)
      .when(release('Well done.', 'mia'))
      .thenRejected('not-chair');
    given(...story.decided, recused)
      .when(release())
      .thenRejected('recused');
  });
  it('is needed again after a reopened decision', () => {
    given(
      ...story.released,
      told('DecisionReopened', { reason: 'Upheld.', opens: 'reviews' }),
      ...story.decided.slice(-4),
    )
      .when(release('Better still.'))
      .then(told('FeedbackReleased', { feedback: 'Better still.' }));
  });
});

describe('filing an appeal', () => {
  const file = (appealId = 'a1', grounds = 'The migration was overlooked.', by = 'cleo', when: object = at) =>
    asks(by, 'FileAppeal', { appealId, grounds }, when);
  const filed = (appealId: string) => told('AppealFiled', { appealId, grounds: 'The migration was overlooked.' });

  it('is for the candidate, once feedback is out, in releasing', () => {
    given(...story.released)
      .when(file())
      .then(filed('a1'));
    given(...story.released)
      .when(file('a1', 'For them.', 'mo'))
      .thenRejected('not-candidate');
    given(...story.decided)
      .when(file())
      .thenRejected('feedback-not-released');
    given(...story.released)
      .when(file('a1', 'The migration was overlooked.', 'cleo', calibrating))
      .thenRejected('wrong-phase');
  });
  it('is possible once at a time, each under its own id, with grounds', () => {
    given(...story.appealed)
      .when(file('a2'))
      .thenRejected('appeal-open', 'a1');
    given(...story.appealed)
      .when(file('a1', 'Something else.'))
      .thenRejected('appeal-exists', 'a1');
    given(...story.appealed, resolved('dismissed'))
      .when(file('a2'))
      .then(filed('a2'));
    given(...story.appealed, resolved('dismissed'))
      .when(file('a1'))
      .thenRejected('appeal-exists');
    given(...story.released)
      .when(file('a1', ''))
      .thenRejected('grounds-missing');
  });
});

describe('resolving an appeal', () => {
  const resolve = (resolution: 'upheld' | 'dismissed', over: object = {}, by = 'chris') =>
    asks(by, 'ResolveAppeal', { appealId: 'a1', resolution, rationale: 'Looked again.', ...over }, at);

  it.each(['upheld', 'dismissed'] as const)('can be %s, once', (resolution) => {
    given(...story.appealed)
      .when(resolve(resolution))
      .then(resolved(resolution));
  });
  it('cannot be changed afterwards', () => {
    given(...story.appealed, resolved('dismissed'))
      .when(resolve('upheld'))
      .thenRejected('appeal-resolved', 'dismissed');
  });
  it('needs an open appeal, a rationale and the chair', () => {
    given(...story.appealed)
      .when(resolve('upheld', { appealId: 'a9' }))
      .thenRejected('appeal-not-found', 'a9');
    given(...story.appealed)
      .when(resolve('upheld', { rationale: '' }))
      .thenRejected('rationale-missing');
    given(...story.appealed)
      .when(resolve('upheld', {}, 'mia'))
      .thenRejected('not-chair');
  });
  it('changes no decision by itself', () => {
    given(...story.appealed, resolved('upheld'))
      .when(asks('chris', 'OpenVoting', {}, at))
      .thenRejected('not-submitted', 'released');
  });
});
