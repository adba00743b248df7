import type { Grants, Viewer } from '@plumbline/access';
import type { Named, RoundItem, VoteItem } from '@plumbline/read-model';

/** `voted`: who has cast a vote or abstained. `votes`: those that the viewer may see. */
export type ShownRound = RoundItem & Readonly<{ voted: readonly Named[] }>;
export type NominationVotes = Readonly<{ id: string; revision: string; rounds: readonly ShownRound[] }>;

const votesIn = ({ closedAt, votes }: RoundItem, { personId }: Viewer, grants: Grants): readonly VoteItem[] => {
  const others = closedAt === null ? grants.openVotes : grants.votes;
  return votes.filter(({ member }) => (member.id === personId ? grants.ownVote : others));
};

const UNCOUNTED = { tally: null, quorum: null, result: null, tieBroken: null } as const;

/** The rounds as the viewer sees them. */
export const roundsIn = (rounds: readonly RoundItem[], viewer: Viewer, grants: Grants): readonly ShownRound[] =>
  grants.voters
    ? rounds.map((round) => ({
        ...round,
        ...(!grants.tally && UNCOUNTED),
        voted: round.votes.map(({ member }) => member),
        votes: votesIn(round, viewer, grants),
      }))
    : [];
