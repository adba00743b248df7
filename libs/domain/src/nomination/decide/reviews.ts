import { DomainError, ensure } from '../../kernel/domain-error.js';
import { same } from '../../kernel/same.js';
import { ensureReason } from '../../kernel/text.js';
import type {
  CitedSignal,
  Confidence,
  CriterionRating,
  Recommendation,
  ReviewContent,
  UnjudgedCriterion,
} from '../events/index.js';
import type { ActorFacts } from '../facts.js';
import { othersIn, type Reviewer } from '../state-parts.js';
import { ensureRoundInTime, ensureUnconflicted, subject, type Context, type Events, type On } from './guards.js';
import { type Sampled, type SamplesOf, WORDS } from './sampled.js';
import { type Asked, askedOf, ensureNoLateRatings, ensureReviewContent } from './review-content.js';
import { ensureNotReadSinceDeclined, ensureReviewsTaken, readsAsCommittee } from './reviewers.js';

type Review = {
  ratings: readonly CriterionRating[];
  cannotJudge: readonly UnjudgedCriterion[];
  recommendation: Recommendation;
  confidence: Confidence;
  comment: string | null;
  counterSignals: readonly CitedSignal[];
};
export type SubmitReview = On<'SubmitReview', Review, ActorFacts>;
export type ReviseReview = On<'ReviseReview', Review & { reason: string }>;

const contentOf = ({ data, actor }: SubmitReview | ReviseReview): ReviewContent => ({
  reviewerId: actor,
  ratings: data.ratings.map(({ criterion, rating, comment }) => ({ criterion, rating, comment })),
  cannotJudge: data.cannotJudge.map(({ criterion, comment }) => ({ criterion, comment })),
  recommendation: data.recommendation,
  confidence: data.confidence,
  comment: data.comment,
  counterSignals: data.counterSignals.map(({ signal, comment }) => ({ signal, comment })),
});

const reviewerOf = (actor: string, { state }: Context): Reviewer => {
  ensureUnconflicted(actor, state, 'Reviewing this nomination');
  const reviewer = state.reviewers.get(actor);
  if (reviewer === undefined)
    throw new DomainError('not-a-reviewer', `${actor} is not assigned to review this nomination.`);
  ensure(reviewer.status !== 'declined', 'review-declined', 'This review was declined; the chair can assign it again.');
  ensure(
    reviewer.status !== 'missed',
    'reviews-closed',
    'Voting opened before this review was in, which showed the other reviews: yours is no longer accepted, whatever the result of the vote.',
  );
  return reviewer;
};

const askedIn = ({ state, cycle, rubric }: Context): Asked => ({
  rubric,
  targetLevel: state.targetLevel,
  partial: cycle.policy.partialReviews,
});

const ensureReviewing = (context: Context): void => {
  ensureReviewsTaken(context, ['reviewing', 'calibrating'], 'Reviews are taken');
};

const submitReview = (command: SubmitReview, context: Context): Events => {
  const { actor, facts } = command;
  const reviewer = reviewerOf(actor, context);
  const { review } = reviewer;
  const content = contentOf(command);
  if (review !== null) {
    ensure(same(review, content), 'review-exists', 'Your review is in already; revise it and say why.');
    return [];
  }
  ensureReviewing(context);
  ensureRoundInTime(context.state.round + 1, context.cycle, ['reviews', command.now]);
  const read = facts.readsByRole || readsAsCommittee(actor, context);
  ensureNotReadSinceDeclined(actor, { declined: reviewer.declined, sight: read }, reviewer.othersIn);
  ensureReviewContent(content, askedIn(context));
  const sight = reviewer.sight || (facts.readsByRole && reviewer.othersIn);
  return [{ type: 'ReviewSubmitted', data: { ...subject(context.state), ...content, sight } }];
};

/**
 * The reviews deadline does not apply to revisions, because ratings are discussed in calibration. Where reviews of others could be
 * read, the event says so.
 */
const reviseReview = (command: ReviseReview, context: Context): Events => {
  const { review } = reviewerOf(command.actor, context);
  if (review === null) throw new DomainError('review-not-found', 'There is no review of yours to revise; submit one.');
  const content = contentOf(command);
  if (same(review, content)) return [];
  ensureReviewing(context);
  const { reason } = command.data;
  ensureReason(reason);
  const asked = askedIn(context);
  ensureReviewContent(content, asked);
  const othersReadable = othersIn(command.actor, context.state);
  if (othersReadable && !asked.partial) ensureNoLateRatings(review, content);
  return [{ type: 'ReviewRevised', data: { ...subject(context.state), ...content, othersReadable, reason } }];
};

export const reviewCases = {
  SubmitReview: submitReview,
  ReviseReview: reviseReview,
};

const ownIn = ({ state, actor }: Sampled): ReviewContent | null => state.reviewers.get(actor)?.review ?? null;

export const reviewSamples: SamplesOf<typeof reviewCases> = {
  SubmitReview: ({ state, rubric }) => ({
    ratings: askedOf(state.targetLevel, rubric).map((criterion) => ({
      ...{ criterion, rating: rubric.scale.min, comment: null },
    })),
    ...{ cannotJudge: [], recommendation: 'promote', confidence: 'low', comment: null, counterSignals: [] },
  }),
  ReviseReview: (on) => {
    const { ratings, cannotJudge, recommendation, confidence, comment, counterSignals } =
      ownIn(on) ?? reviewSamples.SubmitReview(on);
    const said = { ratings, cannotJudge, recommendation, confidence, counterSignals };
    return { ...said, comment: `${comment ?? ''}${WORDS}`, reason: WORDS };
  },
};
