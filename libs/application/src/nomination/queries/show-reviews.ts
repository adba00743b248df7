import { type Sight, type SightFacts, sightOf, type Viewer } from '@plumbline/access';
import type { ReviewItem } from '@plumbline/read-model';

export type NominationReviews = Readonly<{ id: string; revision: string; items: readonly ReviewItem[] }>;

const uncommented = (review: ReviewItem): ReviewItem => ({
  ...review,
  comment: null,
  revisedBecause: null,
  ratings: review.ratings.map((rating) => ({ ...rating, comment: null })),
  counterSignals: review.counterSignals.map((cited) => ({ ...cited, comment: null })),
});

/** The reviews within the viewer's sight; their own always with its comments. */
export const reviewsIn = (
  reviews: readonly ReviewItem[],
  viewer: Viewer,
  { reviews: share, reviewComments }: Sight,
): readonly ReviewItem[] => {
  const isOwn = ({ reviewer }: ReviewItem): boolean => reviewer.id === viewer.personId;
  if (share === 'none') return [];
  const seen = share === 'all' ? reviews : reviews.filter(isOwn);
  return seen.map((review) => (reviewComments || isOwn(review) ? review : uncommented(review)));
};

export const showReviews = (reviews: readonly ReviewItem[], viewer: Viewer, facts: SightFacts): readonly ReviewItem[] =>
  reviewsIn(reviews, viewer, sightOf(viewer, facts));
