import type { Policy } from '../kernel/policy.js';
import type { PersonId } from '../kernel/types.js';
import type { VoteChoice } from './types.js';

type Round = Readonly<{
  votes: ReadonlyMap<PersonId, VoteChoice>;
  policy: Pick<Policy, 'chairWhoVotedBreaksTies'>;
}>;

/** Whether the chair may break a tie of the round. An abstention is no vote for or against, and takes nothing away. */
export const mayBreakTie = (chair: PersonId, { votes, policy }: Round): boolean => {
  const vote = votes.get(chair);
  return policy.chairWhoVotedBreaksTies || (vote !== 'promote' && vote !== 'not-yet');
};
