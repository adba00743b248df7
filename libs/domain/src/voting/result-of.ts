import type { PassBasis, Policy } from '../kernel/policy.js';
import { quorumOf } from './quorum-of.js';
import type { Tally, VotingResult } from './types.js';

type Rules = Pick<Policy, 'quorum' | 'pass' | 'tie' | 'tiedWhen'>;

const baseOf = (basis: PassBasis, { promote, notYet, abstain, electorate }: Tally): number => {
  const bases = { cast: promote + notYet, present: promote + notYet + abstain, electorate };
  return bases[basis];
};

const passes = ({ basis, fraction }: Policy['pass'], tally: Tally): boolean => {
  const base = baseOf(basis, tally);
  const enough = {
    'more-than-half': 2 * tally.promote > base,
    'two-thirds': 3 * tally.promote >= 2 * base,
    all: tally.promote === base,
  };
  return tally.promote > 0 && enough[fraction];
};

const withOneMore = (tally: Tally): Tally => ({ ...tally, promote: tally.promote + 1 });

/**
 * Somebody is for, as many are for as against, and one more vote to promote would pass: cast and present grow by one with it,
 * the electorate stays. So fewer votes for never make promotion easier.
 */
const isTie = ({ pass, tiedWhen }: Rules, tally: Tally): boolean =>
  tally.promote > 0 &&
  tally.promote === tally.notYet &&
  (tiedWhen === 'as-many-for-as-against' || passes(pass, withOneMore(tally)));

/**
 * The result of a tally. Nothing passes without a vote to promote; a tie goes to the chair if the policy says so, else it failed.
 *
 * 7 promote, 4 not-yet, 2 abstentions: more than half of those present (14 > 13) passes; two thirds of the votes cast
 * (21 >= 22) fails. 2 to 2 with 5 abstentions is tied where more than half of the votes cast decide (3 of 5 would pass), and
 * fails where more than half of those present do (3 of 10 would not).
 */
export const resultOf = (policy: Rules, tally: Tally): VotingResult => {
  if (!quorumOf(policy, tally).met) return 'no-quorum';
  if (passes(policy.pass, tally)) return 'passed';
  return policy.tie === 'chair-decides' && isTie(policy, tally) ? 'tied' : 'failed';
};
