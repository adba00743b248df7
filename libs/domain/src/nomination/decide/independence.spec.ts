import { asks, deciderSpec, story, storyCycle, told } from '@plumbline/testing';
import { nomination } from '../index.js';

const { given } = deciderSpec(nomination);
const { review } = story;
const reopened = [...story.decided, told('DecisionReopened', { reason: 'The migration was overlooked.' })];
const nextRound = told('VotingOpened', { round: 2, members: storyCycle.members, policy: storyCycle.policy });
const asked = (reviewerId: string) => told('ReviewerAssigned', { reviewerId });
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
      .then(told('ReviewRevised', { reviewerId: 'rae', ...review(3), reason: 'Heard the chair.' }));
  });
  it('can be requested again from somebody who was shown none, and is closed again by the next round', () => {
    given(...reopened)
      .when(assign('rio'))
      .then(asked('rio'));
    given(...reopened, asked('rio'))
      .when(submit('rio'))
      .then(told('ReviewSubmitted', { reviewerId: 'rio', ...review(4) }));
    given(...reopened, asked('rio'), nextRound)
      .when(submit('rio'))
      .thenRejected('reviews-closed');
  });
});

describe('a member or the chair, who see the reviews once a vote is open,', () => {
  const former = { cycle: { members: ['mel', 'mia'], chair: 'chris' } };

  it.each(['mia', 'chris'])('can be assigned as reviewer before the first vote, also after others (%s)', (who) => {
    given(...story.reviewed)
      .when(assign(who, { cycle: { chair: 'chris' } }))
      .then(asked(who));
  });
  it.each(['mia', 'chris'])('cannot be assigned as reviewer after it (%s)', (who) => {
    given(...story.lapsed)
      .when(assign(who, { cycle: { chair: 'chris' } }))
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
