import { type Sight, type SightFacts, sightOf, type Viewer } from '@plumbline/access';
import type { Named, RoundItem, VoteItem } from '@plumbline/read-model';

/** `voted`: who has cast a vote or abstained. `votes`: those that the viewer may see. */
export type ShownRound = RoundItem & Readonly<{ voted: readonly Named[] }>;
export type NominationVotes = Readonly<{ id: string; revision: string; rounds: readonly ShownRound[] }>;

/** Others' votes are for nobody but an auditor while the round is open. */
const votesIn = ({ closedAt, votes }: RoundItem, viewer: Viewer, sight: Sight): readonly VoteItem[] => {
  if (sight.votes === 'none') return [];
  const everybody = sight.votes === 'all' && (closedAt !== null || sight.openVotes);
  return everybody ? votes : votes.filter(({ member }) => member.id === viewer.personId);
};

/** The rounds within the viewer's sight. */
export const roundsIn = (rounds: readonly RoundItem[], viewer: Viewer, sight: Sight): readonly ShownRound[] =>
  sight.voters && sight.tally
    ? rounds.map((round) => ({
        ...round,
        voted: round.votes.map(({ member }) => member),
        votes: votesIn(round, viewer, sight),
      }))
    : [];

export const showRounds = (rounds: readonly RoundItem[], viewer: Viewer, facts: SightFacts): readonly ShownRound[] =>
  roundsIn(rounds, viewer, sightOf(viewer, facts));
