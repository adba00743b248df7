import type { PersonId } from '../kernel/types.js';
import { electorateOf, type Committee } from './electorate.js';
import type { Tally, VoteChoice } from './types.js';

/**
 * Counts the live votes of one round. A vote of somebody outside the electorate (recused since, the candidate, not a
 * member) does not count; of two votes of one member the later one does.
 *
 * Members a, b, c, d with d recused; a promote, b not-yet, d promote: electorate 3, promote 1, not-yet 1, recused 1.
 */
export const tallyVotes = (committee: Committee, votes: Iterable<readonly [PersonId, VoteChoice]>): Tally => {
  const electors = electorateOf(committee);
  const choices = new Map(votes);
  const count = { promote: 0, 'not-yet': 0, abstain: 0 };
  for (const elector of electors) {
    const choice = choices.get(elector);
    if (choice !== undefined) count[choice] += 1;
  }
  return {
    electorate: electors.length,
    promote: count.promote,
    notYet: count['not-yet'],
    abstain: count.abstain,
    recused: new Set(committee.members).size - electors.length,
  };
};
