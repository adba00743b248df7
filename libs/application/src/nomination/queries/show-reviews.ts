import type { Grants, Viewer } from '@plumbline/access';
import type { ReviewItem } from '@plumbline/read-model';
import { hide, type Review } from '@plumbline/responses';

const commented = <T extends Readonly<{ comment: string | null }>>(said: T, comments: boolean) => ({
  ...said,
  ...hide({ comment: said.comment }, comments ? [] : ['comment']),
});

/** One review, with its comments or without. */
const shown = (review: ReviewItem, comments: boolean): Review => {
  const { comment, revisedBecause } = review;
  return {
    ...review,
    ...hide({ comment, revisedBecause }, comments ? [] : ['comment', 'revisedBecause']),
    ratings: review.ratings.map((rating) => commented(rating, comments)),
    cannotJudge: review.cannotJudge.map((unjudged) => commented(unjudged, comments)),
    counterSignals: review.counterSignals.map(({ signal, ...cited }) => {
      return { counterSignal: signal, ...commented(cited, comments) };
    }),
  };
};

/** The reviews that the viewer sees; their own always with its comments. */
export const reviewsIn = (reviews: readonly ReviewItem[], { personId }: Viewer, grants: Grants): readonly Review[] => {
  const isOwn = ({ reviewer }: ReviewItem): boolean => reviewer.id === personId;
  const seen = reviews.filter((review) => (isOwn(review) ? grants.ownReview : grants.reviews));
  return seen.map((review) => shown(review, grants.reviewComments || isOwn(review)));
};
