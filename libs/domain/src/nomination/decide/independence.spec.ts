import { asks, deciderSpec, story, storyCycle, told } from '@plumbline/testing';
import { nomination } from '../index.js';

const { given } = deciderSpec(nomination);
const { review } = story;
const reopened = [
  ...story.decided,
  told('DecisionReopened', { reason: 'The migration was overlooked.', opens: 'reviews' }),
];
const nextRound = told('VotingOpened', { round: 2, members: storyCycle.members, policy: storyCycle.policy });
const asked = (reviewerId: string, sight = false) => told('ReviewerAssigned', { reviewerId, sight });
const submit = (who: string) => asks(who, 'SubmitReview', review(4));
const assign = (reviewerId: string, over: Parameters<typeof asks>[3] = {}) =>
  asks('chris', 'AssignReviewer', { reviewerId, reviewerKnown: true }, over);

describe('a review that is missing when voting opens', () => {
  it.each([
    ['while voting is open', story.voting],
    ['after the vote', story.passed],
    ['after a round that lapsed', story.lapsed],
    ['after the decision', story.decided],
    ['after a reopening', reopened],
  ])('is refused %s', (_when, events) => {
    given(...events)
      .when(submit('rio'))
      .thenRejected('reviews-closed', 'Voting opened before this review was in');
  });
  it('does not affect reviews that are in: they can be revised, with a reason', () => {
    given(...reopened)
      .when(asks('rae', 'ReviseReview', { ...review(3), reason: 'Heard the chair.' }))
      .then(
        told('ReviewRevised', { reviewerId: 'rae', ...review(3), othersReadable: false, reason: 'Heard the chair.' }),
      );
  });
  it('can be requested again from somebody who was shown none, and is closed again by the next round', () => {
    given(...reopened)
      .when(assign('rio'))
      .then(asked('rio'));
    given(...reopened, asked('rio'))
      .when(submit('rio'))
      .then(told('ReviewSubmitted', { reviewerId: 'rio', ...review(4), sight: false }));
    given(...reopened, asked('rio'), nextRound)
      .when(submit('rio'))
      .thenRejected('reviews-closed');
  });
});

describe('a member or the chair, who see the reviews once a vote is open,', () => {
  const former = { cycle: { members: ['mel', 'mia'], chair: 'chris' } };

  it.each(['mia', 'chris'])(
    'can be assigned as reviewer before the first vote, and after others with a mark (%s)',
    (who) => {
      const byZoe = asks('zoe', 'AssignReviewer', { reviewerId: who, reviewerKnown: true });
      given(...story.submitted)
        .when(byZoe)
        .then(asked(who, false));
      given(...story.reviewed)
        .when(byZoe)
        .then(asked(who, true));
      given(...story.reviewed, asked(who, true))
        .when(submit(who))
        .then(told('ReviewSubmitted', { reviewerId: who, ...review(4), sight: true }));
    },
  );
  it('are marked also when they are no longer in the committee', () => {
    given(...story.reviewed)
      .when(assign('zed', { cycle: { former: new Set(['zed']) } }))
      .then(asked('zed', true));
    given(...story.reviewed)
      .when(assign('zed'))
      .then(asked('zed', false));
  });
  it.each(['mia', 'chris'])('cannot be assigned as reviewer after it (%s)', (who) => {
    given(...story.lapsed)
      .when(asks('zoe', 'AssignReviewer', { reviewerId: who, reviewerKnown: true }))
      .thenRejected('reviews-shown', who, 'outside');
  });
  it('cannot be assigned as reviewer after leaving the committee either', () => {
    given(...story.lapsed)
      .when(assign('max', former))
      .thenRejected('reviews-shown', 'max');
    given(...story.lapsed)
      .when(assign('rex', former))
      .then(asked('rex'));
  });
});

describe('whoever declined and reads the reviews of others since', () => {
  const declined = (reviewerId: string, sight: boolean) =>
    told('ReviewerDeclined', { reviewerId, sight, reason: 'No time.' });
  const history = (who: string, sight: boolean) => [...story.reviewed, asked(who), declined(who, sight)];

  it('is recorded as such when they decline: a member, the chair, a former one, an admin or an auditor', () => {
    const decline = (who: string, over: Parameters<typeof asks>[3] = {}) =>
      asks(who, 'DeclineReview', { reason: 'No time.' }, over);
    for (const [who, over, sight] of [
      ['mia', {}, true],
      ['chris', {}, true],
      ['zed', { cycle: { former: new Set(['zed']) } }, true],
      ['aud', { readsByRole: true }, true],
      ['rex', {}, false],
    ] as const)
      given(...story.reviewed, asked(who))
        .when(decline(who, over))
        .then(declined(who, sight));
  });
  it.each([
    ['mia', 'a member', {}],
    ['chris', 'the chair', {}],
    ['zed', 'a former member or chair', { cycle: { former: new Set(['zed']) } }],
  ] as const)('cannot be asked again: %s, %s', (who, _what, over) => {
    given(...history(who, false))
      .when(asks('zoe', 'AssignReviewer', { reviewerId: who, reviewerKnown: true }, over))
      .thenRejected('reviews-shown', `${who} declined`, 'Ask somebody else');
  });
  it('cannot be asked again if they declined as an admin or auditor', () => {
    given(...history('aud', true))
      .when(assign('aud'))
      .thenRejected('reviews-shown', 'aud declined');
  });
  it('can be asked again if no review of others is in, or they read none', () => {
    given(...story.submitted, asked('mia'), declined('mia', true))
      .when(assign('mia'))
      .then(asked('mia', false));
    given(...history('rex', false))
      .when(assign('rex'))
      .then(asked('rex', false));
  });
  it('cannot submit either, where an earlier program asked them again', () => {
    given(...history('mia', false), asked('mia'))
      .when(submit('mia'))
      .thenRejected('reviews-shown', 'mia declined');
    given(...history('aud', false), asked('aud'))
      .when(asks('aud', 'SubmitReview', review(4), { readsByRole: true }))
      .thenRejected('reviews-shown', 'aud declined');
  });
  it('is marked, if they never declined and read as an admin or auditor before they were asked', () => {
    given(...story.reviewed, asked('aud'))
      .when(asks('aud', 'SubmitReview', review(4), { readsByRole: true }))
      .then(told('ReviewSubmitted', { reviewerId: 'aud', ...review(4), sight: true }));
    given(...story.submitted, asked('aud'))
      .when(asks('aud', 'SubmitReview', review(4), { readsByRole: true }))
      .then(told('ReviewSubmitted', { reviewerId: 'aud', ...review(4), sight: false }));
  });
});
