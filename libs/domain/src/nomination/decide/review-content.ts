import { ensure } from '../../kernel/domain-error.js';
import type { Rubric } from '../../kernel/rubric.js';
import type { CriterionKey, LevelKey } from '../../kernel/types.js';
import type { CitedSignal, CriterionRating, ReviewContent } from '../events/index.js';
import { ensureKnownCriteria } from './packet.js';

const ensureOnScale = ({ criterion, rating }: CriterionRating, at: number, { scale: { min, max } }: Rubric): void => {
  ensure(
    Number.isSafeInteger(rating) && rating >= min && rating <= max,
    'rating-off-scale',
    `Ratings are whole numbers from ${String(min)} to ${String(max)}; ${String(rating)} for ${criterion} is not.`,
    `ratings[${String(at)}].rating`,
  );
};

const keysOf = (judged: readonly Readonly<{ criterion: CriterionKey }>[]): readonly CriterionKey[] =>
  judged.map(({ criterion }) => criterion);

const ensureOnce = (keys: readonly CriterionKey[]): void => {
  const repeated = [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
  ensure(
    repeated.length === 0,
    'rating-duplicate',
    `A review says one thing about a criterion, a rating or that you cannot judge it: ${repeated.join(', ')} is listed twice.`,
  );
};

const ensureRatings = ({ ratings, cannotJudge }: ReviewContent, rubric: Rubric): void => {
  const keys = [...keysOf(ratings), ...keysOf(cannotJudge)];
  ensureKnownCriteria(keys, rubric);
  ensureOnce(keys);
  for (const [at, rating] of ratings.entries()) ensureOnScale(rating, at, rubric);
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

/** The criteria that a review has to answer: those of the target level. */
export const askedOf = (level: LevelKey, { criteria }: Rubric): readonly CriterionKey[] =>
  criteria.filter(({ requirements }) => requirements.some((asked) => asked.level === level)).map(({ key }) => key);

const ensureComplete = ({ ratings, cannotJudge }: ReviewContent, asked: readonly CriterionKey[]): void => {
  const rated = new Set(keysOf(ratings));
  const answered = new Set([...rated, ...keysOf(cannotJudge)]);
  const missing = asked.filter((key) => !answered.has(key));
  ensure(
    missing.length === 0,
    'review-incomplete',
    `The review lacks criteria of the target level: ${missing.join(', ')}. Rate each of them, or list it in cannotJudge.`,
  );
  ensure(
    asked.some((key) => rated.has(key)),
    'review-judges-nothing',
    `The review rates no criterion of the target level: ${asked.join(', ')}. Rate at least one of them, or decline the review.`,
  );
};

/** `partial`: the cycle is one of those in which a review may leave criteria out. */
export type Asked = Readonly<{ rubric: Rubric; targetLevel: LevelKey; partial: boolean }>;

/** Refuses a review that does not fit the rubric, or leaves a criterion of the target level out. */
export const ensureReviewContent = (content: ReviewContent, { rubric, targetLevel, partial }: Asked): void => {
  ensureRatings(content, rubric);
  ensureSignals(content.counterSignals, rubric);
  if (partial) ensure(content.ratings.length > 0, 'ratings-missing', 'A review rates at least one criterion.');
  else ensureComplete(content, askedOf(targetLevel, rubric));
};

/**
 * Once reviews of others could be read, ratings may be revised and no more are made: one that was not there before would rest on
 * what others said.
 */
export const ensureNoLateRatings = (before: ReviewContent, after: ReviewContent): void => {
  const rated = new Set(keysOf(before.ratings));
  const late = keysOf(after.ratings).filter((key) => !rated.has(key));
  ensure(
    late.length === 0,
    'rating-late',
    `You had not rated ${late.join(', ')} before you could read the reviews of others, so you cannot now. Ratings that you gave can be revised; keep ${late.join(', ')} in cannotJudge, or leave out what the target level does not ask.`,
  );
};
