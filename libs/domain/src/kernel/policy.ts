import type { Ratio } from './types.js';

export type PassBasis = 'cast' | 'present' | 'electorate';
/** more than 1/2; at least 2/3; all. */
export type PassFraction = 'more-than-half' | 'two-thirds' | 'all';

/** The rules of one cycle, as data. A nomination is read, voted and decided under the policy of its cycle. */
export type Policy = Readonly<{
  /** 1 when the cycle opens, one more with each amendment. @asType integer @minimum 1 */
  version: number;
  readiness: Readonly<{ minCoverage: Ratio; readyAt: Ratio; nearAt: Ratio }>;
  quorum: Readonly<{
    /** @asType integer @minimum 1 */
    minVotes: number;
    minShare: Ratio;
  }>;
  pass: Readonly<{ basis: PassBasis; fraction: PassFraction }>;
  tie: 'chair-decides' | 'fails';
  /** Submitted reviews of reviewers not recused that a nomination needs before voting opens. @asType integer @minimum 0 */
  minReviews: number;
}>;

/** Design defaults: coverage 0.8, ready at 0.8, near at 0.6; quorum of half the electorate and two votes; simple majority of votes cast. */
export const DEFAULT_POLICY: Policy = {
  version: 1,
  readiness: { minCoverage: { num: 4, den: 5 }, readyAt: { num: 4, den: 5 }, nearAt: { num: 3, den: 5 } },
  quorum: { minVotes: 2, minShare: { num: 1, den: 2 } },
  pass: { basis: 'cast', fraction: 'more-than-half' },
  tie: 'chair-decides',
  minReviews: 1,
};
