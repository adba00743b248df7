import type { Grants, Viewer } from '@plumbline/access';
import type { RoundItem } from '@plumbline/read-model';
import { hide, hiddenIn, type Round } from '@plumbline/responses';

const hiddenOf = ({ closedAt }: RoundItem, { tally, votes, openVotes }: Grants) =>
  hiddenIn({
    ...{ tally, quorum: tally, result: tally, tieBrokenAs: tally, tieRationale: tally },
    votes: closedAt === null ? openVotes : votes,
  });

const shown = (round: RoundItem, { personId }: Viewer, grants: Grants): Round => {
  const { tally, quorum, result, tieBrokenAs, tieRationale, votes, ...rest } = round;
  const ownVote = votes.find(({ member }) => member.id === personId);
  return {
    ...rest,
    voted: votes.map(({ member }) => member),
    ownVote: (grants.ownVote ? ownVote : undefined) ?? null,
    ...hide({ tally, quorum, result, tieBrokenAs, tieRationale, votes }, hiddenOf(round, grants)),
  };
};

/** The rounds as the viewer sees them. */
export const roundsIn = (rounds: readonly RoundItem[], viewer: Viewer, grants: Grants): readonly Round[] =>
  grants.voters ? rounds.map((round) => shown(round, viewer, grants)) : [];
