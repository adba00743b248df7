import type { PersonId } from '../kernel/types.js';
import type { CitedEvidence, RatedReview } from '../readiness/types.js';
import { electorateOf } from '../voting/electorate.js';
import type { NominationState } from './state.js';

/** Submitted reviews of reviewers who are not recused. */
export const countedReviews = ({ reviewers, recused }: Pick<NominationState, 'reviewers' | 'recused'>): number =>
  [...reviewers].filter(([id, { status }]) => status === 'submitted' && !recused.has(id)).length;

/** Who may vote in the round as it stands: its members less the recused and the candidate; nobody before voting opens. */
export const electorsOf = (state: NominationState): readonly PersonId[] => electorateOf(state);

/** The part of a nomination that `readinessOf` reads. */
export const readinessInputOf = ({
  evidence,
  reviewers,
  recused,
}: Pick<NominationState, 'evidence' | 'reviewers' | 'recused'>): Readonly<{
  evidence: readonly CitedEvidence[];
  reviews: readonly RatedReview[];
}> => ({
  evidence: [...evidence.values()],
  reviews: [...reviewers].flatMap(([reviewerId, { review }]) =>
    review === null ? [] : [{ reviewerId, ratings: review.ratings, recused: recused.has(reviewerId) }],
  ),
});
