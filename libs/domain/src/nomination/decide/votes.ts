import { DomainError, ensure } from '../../kernel/domain-error.js';
import { ensureReason } from '../../kernel/text.js';
import type { VoteChoice } from '../../voting/types.js';
import {
  ensureRoundInTime,
  ensureRoundPhase,
  ensureUnconflicted,
  subject,
  type Context,
  type Events,
  type On,
} from './guards.js';
import { type Sampled, type SamplesOf, WORDS } from './sampled.js';
import { ensureVotingOpen } from './rounds.js';

export type CastVote = On<'CastVote', { choice: VoteChoice; rationale: string | null }>;
export type ChangeVote = On<'ChangeVote', { choice: VoteChoice; reason: string }>;

const ensureElector = (actor: string, { state }: Context): void => {
  ensureUnconflicted(actor, state, 'This vote');
  ensureVotingOpen(state);
  ensure(state.members.includes(actor), 'not-a-member', `${actor} is not a member of this round's committee.`);
};

/** The same choice again changes nothing, whatever its rationale; a different one is a change of vote, which needs a reason. */
const castVote = ({ data: { choice, rationale }, actor, now }: CastVote, context: Context): Events => {
  const { state, cycle } = context;
  ensureElector(actor, context);
  const live = state.votes.get(actor);
  if (live === choice) return [];
  ensure(live === undefined, 'vote-exists', `You voted ${live ?? ''}; change that vote and say why.`);
  const { round } = state;
  ensureRoundPhase(round, cycle, 'Votes are cast');
  ensureRoundInTime(round, cycle, ['votes', now]);
  return [{ type: 'VoteCast', data: { ...subject(state), round, memberId: actor, choice, rationale } }];
};

const changeVote = ({ data: { choice, reason }, actor, now }: ChangeVote, context: Context): Events => {
  const { state, cycle } = context;
  ensureElector(actor, context);
  const from = state.votes.get(actor);
  if (from === undefined) throw new DomainError('vote-not-found', 'There is no vote of yours to change; cast one.');
  if (from === choice) return [];
  ensureReason(reason);
  const { round } = state;
  ensureRoundPhase(round, cycle, 'Votes are changed');
  ensureRoundInTime(round, cycle, ['votes', now]);
  return [{ type: 'VoteChanged', data: { ...subject(state), round, memberId: actor, from, choice, reason } }];
};

export const voteCases = {
  CastVote: castVote,
  ChangeVote: changeVote,
};

/** Another than the voter's own. */
const another = ({ state, actor }: Sampled): VoteChoice =>
  state.votes.get(actor) === 'promote' ? 'not-yet' : 'promote';

export const voteSamples: SamplesOf<typeof voteCases> = {
  CastVote: (on) => ({ choice: another(on), rationale: null }),
  ChangeVote: (on) => ({ choice: another(on), reason: WORDS }),
};
