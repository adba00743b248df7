import { DomainError, ensure } from '../../kernel/domain-error.js';
import type { Rubric } from '../../kernel/rubric.js';
import { same } from '../../kernel/same.js';
import { ensureReason } from '../../kernel/text.js';
import type { CitedSignal, Confidence, CriterionRating, Recommendation, ReviewContent } from '../events/index.js';
import type { Reviewer } from '../state-parts.js';
import { ensureRoundInTime, ensureUnconflicted, subject, type Context, type Events, type On } from './guards.js';
import { ensureKnownCriteria } from './packet.js';
import { ensureReviewsTaken } from './reviewers.js';

type Review = {
  ratings: readonly CriterionRating[];
  recommendation: Recommendation;
  confidence: Confidence;
  comment: string | null;
  counterSignals: readonly CitedSignal[];
};
export type SubmitReview = On<'SubmitReview', Review>;
export type ReviseReview = On<'ReviseReview', Review & { reason: string }>;

const contentOf = ({ data, actor }: SubmitReview | ReviseReview): ReviewContent => ({
  reviewerId: actor,
  ratings: data.ratings.map(({ criterion, rating, comment }) => ({ criterion, rating, comment })),
  recommendation: data.recommendation,
  confidence: data.confidence,
  comment: data.comment,
  counterSignals: data.counterSignals.map(({ signal, comment }) => ({ signal, comment })),
});

const ensureOnScale = ({ criterion, rating }: CriterionRating, { scale: { min, max } }: Rubric): void => {
  ensure(
    Number.isSafeInteger(rating) && rating >= min && rating <= max,
    'rating-off-scale',
    `Ratings are whole numbers from ${String(min)} to ${String(max)}; ${String(rating)} for ${criterion} is not.`,
  );
};

const ensureRatings = (ratings: readonly CriterionRating[], rubric: Rubric): void => {
  ensure(ratings.length > 0, 'ratings-missing', 'A review rates at least one criterion.');
  const keys = ratings.map(({ criterion }) => criterion);
  ensureKnownCriteria(keys, rubric);
  const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
  ensure(
    repeated === undefined,
    'rating-duplicate',
    `A review rates a criterion once; ${repeated ?? ''} is listed twice.`,
  );
  for (const rating of ratings) ensureOnScale(rating, rubric);
};

const ensureSignals = (cited: readonly CitedSignal[], rubric: Rubric): void => {
  const defined = new Set(rubric.counterSignals.map(({ key }) => key));
  const keys = cited.map(({ signal }) => signal);
  const unknown = keys.find((key) => !defined.has(key));
  ensure(
    unknown === undefined,
    'counter-signal-unknown',
    `Version ${String(rubric.version)} of framework ${rubric.frameworkId} has no counter-signal ${unknown ?? ''}.`,
  );
  const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
  ensure(
    repeated === undefined,
    'counter-signal-duplicate',
    `A review cites a counter-signal once; ${repeated ?? ''} is listed twice.`,
  );
};

const ensureContent = ({ ratings, counterSignals }: ReviewContent, rubric: Rubric): void => {
  ensureRatings(ratings, rubric);
  ensureSignals(counterSignals, rubric);
};

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

const ensureReviewing = (context: Context): void => {
  ensureReviewsTaken(context, ['reviewing', 'calibrating'], 'Reviews are taken');
};

const submitReview = (command: SubmitReview, context: Context): Events => {
  const { review } = reviewerOf(command.actor, context);
  const content = contentOf(command);
  if (review !== null) {
    ensure(same(review, content), 'review-exists', 'Your review is in already; revise it and say why.');
    return [];
  }
  ensureReviewing(context);
  ensureRoundInTime(context.state.round + 1, context.cycle, ['reviews', command.now]);
  ensureContent(content, context.rubric);
  return [{ type: 'ReviewSubmitted', data: { ...subject(context.state), ...content } }];
};

/** The reviews deadline does not apply to revisions, because ratings are discussed in calibration. */
const reviseReview = (command: ReviseReview, context: Context): Events => {
  const { review } = reviewerOf(command.actor, context);
  ensure(review !== null, 'review-not-found', 'There is no review of yours to revise; submit one.');
  const content = contentOf(command);
  if (same(review, content)) return [];
  ensureReviewing(context);
  const { reason } = command.data;
  ensureReason(reason);
  ensureContent(content, context.rubric);
  return [{ type: 'ReviewRevised', data: { ...subject(context.state), ...content, reason } }];
};

export const reviewCases = {
  SubmitReview: submitReview,
  ReviseReview: reviseReview,
};
