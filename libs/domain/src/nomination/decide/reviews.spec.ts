import { asks, deciderSpec, story, told } from '@plumbline/testing';
import { nomination } from '../index.js';

const { given } = deciderSpec(nomination);
const at = { cycle: { phase: 'reviewing' as const } };
const { review } = story;
const rated = (...ratings: readonly [string, number][]) => ({
  ...review(3),
  ratings: ratings.map(([criterion, rating]) => ({ criterion, rating, comment: null })),
});
const recused = told('ReviewerRecused', { personId: 'rae', reason: 'Family.' });

describe('submitting a review', () => {
  const submit = (content: ReturnType<typeof review>, by = 'rae', when: object = at) =>
    asks(by, 'SubmitReview', content, when);
  const submitted = told('ReviewSubmitted', { reviewerId: 'rae', ...review(4) });

  it('takes ratings, a recommendation and a confidence', () => {
    given(...story.assigned)
      .when(submit(review(4)))
      .then(submitted);
    given(...story.assigned)
      .when(submit(review(4), 'rae', {}))
      .then(submitted);
  });
  it('is possible once: another one is a revision', () => {
    given(...story.reviewed)
      .when(submit(review(4)))
      .thenNothing();
    given(...story.reviewed)
      .when(submit(review(5)))
      .thenRejected('review-exists');
  });
  it('is for assigned reviewers who have neither declined nor been recused', () => {
    given(...story.assigned)
      .when(submit(review(4), 'rex'))
      .thenRejected('not-a-reviewer', 'rex');
    given(...story.assigned)
      .when(submit(review(4), 'cleo'))
      .thenRejected('candidate-excluded');
    given(...story.assigned, recused)
      .when(submit(review(4)))
      .thenRejected('recused', 'rae');
    given(...story.assigned, told('ReviewerDeclined', { reviewerId: 'rae', reason: 'No time.' }))
      .when(submit(review(4)))
      .thenRejected('review-declined');
  });
  it('is possible in reviewing or calibrating until voting opens', () => {
    for (const phase of ['nominating', 'releasing'] as const)
      given(...story.assigned)
        .when(submit(review(4), 'rae', { cycle: { phase } }))
        .thenRejected('wrong-phase', phase);
    given(...story.voting)
      .when(submit(review(4), 'rio'))
      .thenRejected('reviews-closed');
    given(...story.assigned, told('NominationReturned', { reason: 'More.' }))
      .when(submit(review(4)))
      .thenRejected('not-submitted', 'returned');
  });
  it('is due by the reviews deadline', () => {
    given(...story.assigned)
      .when(submit(review(4), 'rae', { ...at, now: '2026-05-01T00:00:00.001Z' }))
      .thenRejected('deadline-passed', 'reviews', '2026-05-01T00:00:00Z');
  });
  it('rates at least one criterion, each once, all of the framework', () => {
    given(...story.assigned)
      .when(submit(rated()))
      .thenRejected('ratings-missing');
    given(...story.assigned)
      .when(submit(rated(['design', 3], ['mentoring', 2], ['design', 4])))
      .thenRejected('rating-duplicate', 'design');
    given(...story.assigned)
      .when(submit(rated(['juggling', 3])))
      .thenRejected('criterion-unknown', 'juggling');
  });
  it('cites counter-signals of the framework, each once', () => {
    const citing = (...signals: string[]) => ({
      ...review(4),
      counterSignals: signals.map((signal) => ({ signal, comment: 'In May.' })),
    });
    given(...story.assigned)
      .when(submit(citing('lone-wolf')))
      .then(told('ReviewSubmitted', { reviewerId: 'rae', ...citing('lone-wolf') }));
    given(...story.assigned)
      .when(submit(citing('juggling')))
      .thenRejected('counter-signal-unknown', 'juggling', 'engineering');
    given(...story.assigned)
      .when(submit(citing('lone-wolf', 'lone-wolf')))
      .thenRejected('counter-signal-duplicate', 'lone-wolf');
    given(...story.reviewed)
      .when(asks('rae', 'ReviseReview', { ...citing('lone-wolf'), reason: 'Saw it.' }, at))
      .then(told('ReviewRevised', { reviewerId: 'rae', ...citing('lone-wolf'), reason: 'Saw it.' }));
  });
  it.each([0, 6, 2.5, NaN])('rates on the scale of the framework, which has no %p', (rating) => {
    given(...story.assigned)
      .when(submit(rated(['design', rating])))
      .thenRejected('rating-off-scale', 'from 1 to 5', String(rating));
  });
});

describe('revising a review', () => {
  const revise = (rating: number, by = 'rae', reason = 'Saw the second design.', when: object = at) =>
    asks(by, 'ReviseReview', { ...review(rating), reason }, when);
  const revised = told('ReviewRevised', { reviewerId: 'rae', ...review(5), reason: 'Saw the second design.' });

  it('replaces the whole review and states a reason', () => {
    given(...story.reviewed)
      .when(revise(5))
      .then(revised);
    given(...story.reviewed)
      .when(revise(5, 'rae', ' '))
      .thenRejected('reason-missing');
    given(...story.reviewed)
      .when(revise(4, 'rae', 'No change.'))
      .thenNothing();
  });
  it('is still possible after the reviews deadline, until voting opens', () => {
    given(...story.reviewed)
      .when(revise(5, 'rae', 'Saw the second design.', { now: '2026-05-20T00:00:00Z' }))
      .then(revised);
    given(...story.voting)
      .when(revise(5))
      .thenRejected('not-submitted', 'voting');
  });
  it("is possible for one's own submitted review, on the scale", () => {
    given(...story.reviewed)
      .when(revise(5, 'rio'))
      .thenRejected('review-not-found');
    given(...story.reviewed)
      .when(revise(5, 'rex'))
      .thenRejected('not-a-reviewer');
    given(...story.reviewed, recused)
      .when(revise(5))
      .thenRejected('recused');
    given(...story.reviewed)
      .when(revise(6))
      .thenRejected('rating-off-scale', 'from 1 to 5');
    given(...story.reviewed)
      .when(asks('rae', 'ReviseReview', { ...rated(['juggling', 3]), reason: 'Why not.' }, at))
      .thenRejected('criterion-unknown', 'juggling');
  });
});
