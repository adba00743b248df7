import { ensure } from '../../kernel/domain-error.js';
import { electorateOf } from '../../voting/electorate.js';
import { quorumOf } from '../../voting/quorum-of.js';
import { resultOf } from '../../voting/result-of.js';
import { tallyVotes } from '../../voting/tally-votes.js';
import { countedReviews } from '../reading.js';
import type { NominationState } from '../state.js';
import { awaitsVote, ensureChair, ensurePhase, ensureRoundPhase, subject } from './guards.js';
import type { Context, Events, On } from './guards.js';

export type OpenVoting = On<'OpenVoting'>;
export type CloseVoting = On<'CloseVoting'>;

const ensureElectorate = ({ state: { recused, candidateId }, cycle: { members, policy } }: Context): void => {
  const electorate = electorateOf({ members, recused, candidateId }).length;
  const none = { electorate, promote: 0, notYet: 0, abstain: 0, recused: members.length - electorate };
  const { required } = quorumOf(policy, none);
  ensure(
    electorate >= required,
    'quorum-out-of-reach',
    `A quorum takes ${String(required)} votes and only ${String(electorate)} members may vote; add members first.`,
  );
};

const ensureReviews = ({ state, cycle: { policy } }: Context): void => {
  const reviews = countedReviews(state);
  ensure(
    reviews >= policy.minReviews,
    'reviews-missing',
    `Voting needs ${String(policy.minReviews)} reviews that count; ${String(reviews)} are in.`,
  );
};

/** Records the current members and policy; for this round only a recusal changes them from now on. */
const openVoting = ({ actor }: OpenVoting, context: Context): Events => {
  const { state, cycle } = context;
  ensureChair(actor, context, 'Opening the vote');
  if (state.status === 'voting') return [];
  ensure(
    awaitsVote(state),
    'not-submitted',
    `Voting opens on a submitted nomination, or again after a round that lapsed; this one is ${state.status}.`,
  );
  const round = state.round + 1;
  ensureRoundPhase(round, cycle, 'Voting opens');
  ensureReviews(context);
  ensureElectorate(context);
  const { members, policy } = cycle;
  return [{ type: 'VotingOpened', data: { ...subject(state), round, members, policy } }];
};

export const ensureVotingOpen = ({ status, round }: NominationState): void => {
  if (status === 'voting') return;
  const isOver = round > 0 && status !== 'submitted';
  ensure(!isOver, 'voting-closed', 'Voting on this nomination is closed.');
  ensure(isOver, 'voting-not-open', 'Voting on this nomination has not opened.');
};

const closeVoting = ({ actor }: CloseVoting, context: Context): Events => {
  const { state, cycle } = context;
  ensureChair(actor, context, 'Closing the vote');
  if (state.status === 'voted') return [];
  ensureVotingOpen(state);
  ensurePhase(cycle, ['calibrating', 'releasing'], 'Voting closes');
  const policy = state.policy ?? cycle.policy;
  const tally = tallyVotes(state, state.votes);
  const quorum = quorumOf(policy, tally);
  const result = resultOf(policy, tally);
  return [{ type: 'VotingClosed', data: { ...subject(state), round: state.round, tally, quorum, result } }];
};

export const roundCases = {
  OpenVoting: openVoting,
  CloseVoting: closeVoting,
};
