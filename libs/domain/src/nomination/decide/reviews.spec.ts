import { asks, deciderSpec, story, storyCycle, told } from '@plumbline/testing';
import { nomination } from '../index.js';

const { given } = deciderSpec(nomination);
const at = { cycle: { phase: 'reviewing' as const } };
const { review } = story;
const rated = (...ratings: readonly [string, number][]) => ({
  ...review(3),
  ratings: ratings.map(([criterion, rating]) => ({ criterion, rating, comment: null })),
  cannotJudge: [] as ReturnType<typeof review>['cannotJudge'],
});
const unjudged = (...criteria: readonly string[]) => criteria.map((criterion) => ({ criterion, comment: null }));
const recused = told('ReviewerRecused', { personId: 'rae', reason: 'Family.' });

describe('submitting a review', () => {
  const submit = (content: ReturnType<typeof review>, by = 'rae', when: object = at) =>
    asks(by, 'SubmitReview', content, when);
  const submitted = told('ReviewSubmitted', { reviewerId: 'rae', ...review(4), sight: false });

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
    given(...story.assigned, told('ReviewerDeclined', { reviewerId: 'rae', sight: false, reason: 'No time.' }))
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
  it('answers each criterion once, all of the framework', () => {
    given(...story.assigned)
      .when(submit(rated(['design', 3], ['mentoring', 2], ['design', 4])))
      .thenRejected('rating-duplicate', 'design');
    given(...story.assigned)
      .when(submit({ ...review(3), cannotJudge: unjudged('design', 'mentoring') }))
      .thenRejected('rating-duplicate', 'design');
    given(...story.assigned)
      .when(submit({ ...rated(['design', 3]), cannotJudge: unjudged('mentoring', 'mentoring') }))
      .thenRejected('rating-duplicate', 'mentoring');
    given(...story.assigned)
      .when(submit(rated(['juggling', 3])))
      .thenRejected('criterion-unknown', 'juggling');
    given(...story.assigned)
      .when(submit({ ...review(3), cannotJudge: unjudged('juggling') }))
      .thenRejected('criterion-unknown', 'juggling');
  });
  it('is refused with the list of what it leaves out of the target level', () => {
    given(...story.assigned)
      .when(submit(rated(['design', 3])))
      .thenRejected('review-incomplete', 'lacks criteria of the target level: mentoring.', 'cannotJudge');
    given(...story.assigned)
      .when(submit(rated()))
      .thenRejected('review-incomplete', 'design, mentoring');
    given(...story.assigned)
      .when(submit({ ...rated(['mentoring', 3]), cannotJudge: unjudged('design') }))
      .then(
        told('ReviewSubmitted', {
          reviewerId: 'rae',
          ...rated(['mentoring', 3]),
          cannotJudge: unjudged('design'),
          sight: false,
        }),
      );
  });
  it('is refused if it rates nothing of the target level', () => {
    given(...story.assigned)
      .when(submit({ ...rated(), cannotJudge: unjudged('design', 'mentoring') }))
      .thenRejected('review-judges-nothing', 'design, mentoring');
  });
  it('may leave criteria out in a cycle that was opened when that was allowed, if it rates one', () => {
    const partial = { cycle: { ...at.cycle, policy: { ...storyCycle.policy, partialReviews: true } } };
    given(...story.assigned)
      .when(submit(rated(['design', 3]), 'rae', partial))
      .then(told('ReviewSubmitted', { reviewerId: 'rae', ...rated(['design', 3]), sight: false }));
    given(...story.assigned)
      .when(submit(rated(), 'rae', partial))
      .thenRejected('ratings-missing');
  });
  it('cites counter-signals of the framework, each once', () => {
    const citing = (...signals: string[]) => ({
      ...review(4),
      counterSignals: signals.map((signal) => ({ signal, comment: 'In May.' })),
    });
    given(...story.assigned)
      .when(submit(citing('lone-wolf')))
      .then(told('ReviewSubmitted', { reviewerId: 'rae', ...citing('lone-wolf'), sight: false }));
    given(...story.assigned)
      .when(submit(citing('juggling')))
      .thenRejected('counter-signal-unknown', 'juggling', 'engineering');
    given(...story.assigned)
      .when(submit(citing('lone-wolf', 'lone-wolf')))
      .thenRejected('counter-signal-duplicate', 'lone-wolf');
    given(...story.reviewed)
      .when(asks('rae', 'ReviseReview', { ...citing('lone-wolf'), reason: 'Saw it.' }, at))
      .then(
        told('ReviewRevised', { reviewerId: 'rae', ...citing('lone-wolf'), othersReadable: false, reason: 'Saw it.' }),
      );
  });
  it.each([0, 6, 2.5, NaN])('rates on the scale of the framework, which has no %p', (rating) => {
    given(...story.assigned)
      .when(submit(rated(['design', rating], ['mentoring', 3])))
      .thenRejected('rating-off-scale', 'from 1 to 5', String(rating));
  });
});

describe('revising a review', () => {
  const revise = (rating: number, by = 'rae', reason = 'Saw the second design.', when: object = at) =>
    asks(by, 'ReviseReview', { ...review(rating), reason }, when);
  const revised = told('ReviewRevised', {
    reviewerId: 'rae',
    ...review(5),
    othersReadable: false,
    reason: 'Saw the second design.',
  });

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
  describe('after a review of somebody else came in', () => {
    const both = [...story.reviewed, told('ReviewSubmitted', { reviewerId: 'rio', ...review(2), sight: false })];
    const change = (content: ReturnType<typeof review>, when: object = at) =>
      asks('rae', 'ReviseReview', { ...content, reason: 'Saw the others.' }, when);
    const changed = (content: ReturnType<typeof review>, othersReadable: boolean) =>
      told('ReviewRevised', { reviewerId: 'rae', ...content, othersReadable, reason: 'Saw the others.' });

    it('is marked', () => {
      given(...both)
        .when(change(review(5)))
        .then(changed(review(5), true));
      given(...story.reviewed)
        .when(change(review(5)))
        .then(changed(review(5), false));
    });
    it('is marked also if the reviewer of the other one was recused since', () => {
      given(...both, told('ReviewerRecused', { personId: 'rio', reason: 'Family.' }))
        .when(change(review(5)))
        .then(changed(review(5), true));
    });
    it('makes no rating of what could not be judged', () => {
      const late = rated(['design', 4], ['mentoring', 3]);
      given(...both)
        .when(change(late))
        .thenRejected('rating-late', 'You had not rated mentoring', 'keep mentoring in cannotJudge');
      given(...story.reviewed)
        .when(change(late))
        .then(changed(late, false));
    });
    it('may turn a rating into one that cannot be judged, and not back', () => {
      const dropped = { ...rated(['mentoring', 3]), cannotJudge: unjudged('design') };
      const two = rated(['design', 4], ['mentoring', 3]);
      const history = [
        ...story.assigned,
        told('ReviewSubmitted', { reviewerId: 'rae', ...two, sight: false }),
        told('ReviewSubmitted', { reviewerId: 'rio', ...review(2), sight: false }),
      ];
      given(...history)
        .when(change(dropped))
        .then(changed(dropped, true));
      given(...history, changed(dropped, true))
        .when(change(two))
        .thenRejected('rating-late', 'design');
    });
    it('leaves out no criterion of the target level', () => {
      given(...both)
        .when(change({ ...review(4), cannotJudge: [] }))
        .thenRejected('review-incomplete', 'mentoring');
    });
    it('may rate more in a cycle that was opened when that was allowed, and is marked', () => {
      const partial = { cycle: { ...at.cycle, policy: { ...storyCycle.policy, partialReviews: true } } };
      const more = rated(['design', 4], ['mentoring', 3]);
      given(...both)
        .when(change(more, partial))
        .then(changed(more, true));
    });
  });
});
