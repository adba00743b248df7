import type { Grants, Viewer } from '@plumbline/access';
import type { ReviewItem } from '@plumbline/read-model';

export type NominationReviews = Readonly<{ id: string; revision: string; items: readonly ReviewItem[] }>;

const uncommented = (review: ReviewItem): ReviewItem => ({
  ...review,
  comment: null,
  revisedBecause: null,
  ratings: review.ratings.map((rating) => ({ ...rating, comment: null })),
  counterSignals: review.counterSignals.map((cited) => ({ ...cited, comment: null })),
});

/** The reviews that the viewer sees; their own always with its comments. */
export const reviewsIn = (
  reviews: readonly ReviewItem[],
  { personId }: Viewer,
  grants: Grants,
): readonly ReviewItem[] => {
  const isOwn = ({ reviewer }: ReviewItem): boolean => reviewer.id === personId;
  const seen = reviews.filter((review) => (isOwn(review) ? grants.ownReview : grants.reviews));
  return seen.map((review) => (grants.reviewComments || isOwn(review) ? review : uncommented(review)));
};
