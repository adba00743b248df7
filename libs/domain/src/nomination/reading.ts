import type { NominationState } from './state.js';

/** Submitted reviews of reviewers who are not recused. */
export const countedReviews = ({ reviewers, recused }: Pick<NominationState, 'reviewers' | 'recused'>): number =>
  [...reviewers].filter(([id, { status }]) => status === 'submitted' && !recused.has(id)).length;
