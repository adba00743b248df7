import { ensure } from '../../kernel/domain-error.js';
import { ensureReason } from '../../kernel/text.js';
import type { NominationStatus } from '../../kernel/types.js';
import type { CycleFacts } from '../facts.js';
import type { NominationState } from '../state.js';
import {
  ensureInTime,
  ensureNotCandidate,
  ensurePhase,
  ensureRoundInTime,
  ensureUnconflicted,
  subject,
} from './guards.js';
import { type SamplesOf, WORDS } from './sampled.js';
import type { Context, Events, On } from './guards.js';
import { ensureEditable, phasesOfReturned } from './packet.js';

export type SubmitNomination = On<'SubmitNomination'>;
export type ReturnNomination = On<'ReturnNomination', { reason: string }>;
export type WithdrawNomination = On<'WithdrawNomination', { reason: string }>;

/** A first submission is due by the nominations deadline; a returned packet comes back while reviews are still taken. */
const submitNomination = ({ actor, now }: SubmitNomination, context: Context): Events => {
  const { state, cycle } = context;
  ensureNotCandidate(actor, state, 'Submitting a nomination');
  if (state.status === 'submitted') return [];
  ensureEditable(actor, context);
  if (state.status === 'draft') ensureInTime(cycle, 'nominations', now);
  else ensureRoundInTime(state.round + 1, cycle, ['reviews', now]);
  ensure(state.hasStatement, 'statement-missing', 'Write the statement before submitting.');
  ensure(
    [...state.evidence.values()].some(({ withdrawn }) => !withdrawn),
    'evidence-missing',
    'Attach at least one evidence item before submitting.',
  );
  return [{ type: 'NominationSubmitted', data: subject(state) }];
};

/** Reviews that are in stay in; their reviewers may revise them once the packet is back. */
const returnNomination = ({ data: { reason }, actor }: ReturnNomination, { state, cycle }: Context): Events => {
  ensureUnconflicted(actor, state, 'Returning a nomination');
  if (state.status === 'returned') return [];
  ensure(
    state.status === 'submitted',
    'not-submitted',
    `Only a submitted nomination can be returned; this one is ${state.status}.`,
  );
  ensurePhase(cycle, phasesOfReturned(state), 'Nominations are returned');
  ensureReason(reason);
  return [{ type: 'NominationReturned', data: { ...subject(state), reason } }];
};

const UNDECIDED: readonly NominationStatus[] = ['draft', 'returned', 'submitted', 'voting', 'voted'];

/** Whether it could be withdrawn now: not decided, with its texts, in a cycle that is not closed. */
export const isOpenNomination = (
  { status, textsExpired }: Pick<NominationState, 'status' | 'textsExpired'>,
  { phase }: Pick<CycleFacts, 'phase'>,
): boolean => UNDECIDED.includes(status) && !textsExpired && phase !== 'closed';

/** Final: one person, one level, one cycle is one stream, so the same nomination cannot be made again in this cycle. */
const withdrawNomination = ({ data: { reason }, actor }: WithdrawNomination, { state }: Context): Events => {
  ensureNotCandidate(actor, state, 'Withdrawing a nomination');
  ensure(
    UNDECIDED.includes(state.status),
    'already-decided',
    'A nomination can be withdrawn only until its decision is recorded.',
  );
  ensureReason(reason);
  return [{ type: 'NominationWithdrawn', data: { ...subject(state), reason } }];
};

export const submissionCases = {
  SubmitNomination: submitNomination,
  ReturnNomination: returnNomination,
  WithdrawNomination: withdrawNomination,
};

export const submissionSamples: SamplesOf<typeof submissionCases> = {
  SubmitNomination: () => ({}),
  ReturnNomination: () => ({ reason: WORDS }),
  WithdrawNomination: () => ({ reason: WORDS }),
};
