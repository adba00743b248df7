import type { PassBasis, Policy } from '../kernel/policy.js';
import { quorumOf } from './quorum-of.js';
import type { Tally, VotingResult } from './types.js';

type Rules = Pick<Policy, 'quorum' | 'pass' | 'tie'>;

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

/** As many for as against, with at least one vote for: no votes, or only abstentions, are no tie. */
const isTie = ({ promote, notYet }: Tally): boolean => promote > 0 && promote === notYet;

/**
 * The result of a tally. Nothing passes without a vote to promote; a tie that did not pass goes to the chair if the policy
 * says so, else it failed.
 *
 * 7 promote, 4 not-yet, 2 abstentions: more than half of those present (14 > 13) passes; two thirds of the votes cast
 * (21 >= 22) fails. 2 to 2 with 5 abstentions is tied, whatever the basis.
 */
export const resultOf = (policy: Rules, tally: Tally): VotingResult => {
  if (!quorumOf(policy, tally).met) return 'no-quorum';
  if (passes(policy.pass, tally)) return 'passed';
  return isTie(tally) && policy.tie === 'chair-decides' ? 'tied' : 'failed';
};
