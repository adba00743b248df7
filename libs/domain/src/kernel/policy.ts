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
  /** Whether a chair who voted promote or not-yet in the round may break its tie. Where not, such a round fails. */
  chairWhoVotedBreaksTies: boolean;
  /**
   * When a round that did not pass is tied: as many for as against, and one more vote to promote would pass it. Cycles opened
   * before that rule asked only for the first.
   */
  tiedWhen: 'one-more-would-pass' | 'as-many-for-as-against';
  /** Whether a review may leave criteria of the target level out. Only in cycles opened before every one was asked for. */
  partialReviews: boolean;
  /** Whether somebody may be nominated for several levels at once. At most one of these nominations stands as promoted. */
  severalLevels: boolean;
  /** Submitted reviews of reviewers not recused that a nomination needs before voting opens. @asType integer @minimum 0 */
  minReviews: number;
}>;

/** Settings that may be left out when a policy is stated: they are the default's, and an amendment leaves them as they are. */
type MayBeLeftOut = 'chairWhoVotedBreaksTies' | 'tiedWhen' | 'partialReviews' | 'severalLevels';
export type StatedPolicy = Omit<Policy, 'version' | MayBeLeftOut> & Partial<Pick<Policy, MayBeLeftOut>>;

/** Design defaults: coverage 0.8, ready at 0.8, near at 0.6; quorum of half the electorate and two votes; simple majority of votes cast. */
export const DEFAULT_POLICY: Policy = {
  version: 1,
  readiness: { minCoverage: { num: 4, den: 5 }, readyAt: { num: 4, den: 5 }, nearAt: { num: 3, den: 5 } },
  quorum: { minVotes: 2, minShare: { num: 1, den: 2 } },
  pass: { basis: 'cast', fraction: 'more-than-half' },
  tie: 'chair-decides',
  chairWhoVotedBreaksTies: false,
  tiedWhen: 'one-more-would-pass',
  partialReviews: false,
  severalLevels: false,
  minReviews: 1,
};
