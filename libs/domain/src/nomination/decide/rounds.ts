import { ensure } from '../../kernel/domain-error.js';
import type { PersonId } from '../../kernel/types.js';
import { electorateOf } from '../../voting/electorate.js';
import { quorumOf } from '../../voting/quorum-of.js';
import { resultOf } from '../../voting/result-of.js';
import { tallyVotes } from '../../voting/tally-votes.js';
import { countedReviews } from '../reading.js';
import type { DepartedFacts } from '../facts.js';
import type { NominationState } from '../state.js';
import { mayBreakTie } from '../../voting/may-break-tie.js';
import type { Tally, VotingResult } from '../../voting/types.js';
import type { Policy } from '../../kernel/policy.js';
import { awaitsVote, ensureChair, ensurePhase, ensureRoundPhase, subject } from './guards.js';
import type { SamplesOf } from './sampled.js';
import type { Context, Events, On } from './guards.js';

export type OpenVoting = On<'OpenVoting', object, DepartedFacts>;
export type CloseVoting = On<'CloseVoting'>;

const ensureElectorate = (members: readonly PersonId[], { state, cycle }: Context): void => {
  const { recused, candidateId } = state;
  const electorate = electorateOf({ members, recused, candidateId }).length;
  const out = members.length - electorate;
  const { required } = quorumOf(cycle.policy, { electorate, promote: 0, notYet: 0, abstain: 0, recused: out });
  ensure(
    electorate >= required,
    'quorum-out-of-reach',
    `A quorum takes ${String(required)} votes and only ${String(electorate)} members may vote: of ${String(cycle.members.length)} in the committee ${String(cycle.members.length - members.length)} have left, and ${String(out)} are recused or the candidate. Add members first.`,
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

/** Records the members who are here, and the policy; for this round only a recusal changes them from now on. */
const openVoting = ({ facts: { departed }, actor }: OpenVoting, context: Context): Events => {
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
  const { policy } = cycle;
  const members = cycle.members.filter((member) => !departed.includes(member));
  ensureElectorate(members, context);
  return [{ type: 'VotingOpened', data: { ...subject(state), round, members, policy } }];
};

export const ensureVotingOpen = ({ status, round }: NominationState): void => {
  if (status === 'voting') return;
  const isOver = round > 0 && status !== 'submitted';
  ensure(!isOver, 'voting-closed', 'Voting on this nomination is closed.');
  ensure(isOver, 'voting-not-open', 'Voting on this nomination has not opened.');
};

/** A tie that the chair may not break, having voted in the round, has failed. */
const resultFor = (chair: PersonId, state: NominationState, policy: Policy, tally: Tally): VotingResult => {
  const result = resultOf(policy, tally);
  return result === 'tied' && !mayBreakTie(chair, { votes: state.votes, policy }) ? 'failed' : result;
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
  const result = resultFor(actor, state, policy, tally);
  return [{ type: 'VotingClosed', data: { ...subject(state), round: state.round, tally, quorum, result } }];
};

export const roundCases = {
  OpenVoting: openVoting,
  CloseVoting: closeVoting,
};

export const roundSamples: SamplesOf<typeof roundCases> = { OpenVoting: () => ({}), CloseVoting: () => ({}) };
