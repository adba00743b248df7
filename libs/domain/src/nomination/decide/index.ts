import { dispatch } from '../../kernel/dispatch.js';
import { DomainError, ensure } from '../../kernel/domain-error.js';
import type { NominationState } from '../state.js';
import { decisionCases } from './decision.js';
import { feedbackCases } from './feedback.js';
import type { Context, Events } from './guards.js';
import { openNomination, type OpenNomination } from './open.js';
import { packetCases } from './packet.js';
import { reviewerCases } from './reviewers.js';
import { reviewCases } from './reviews.js';
import { roundCases } from './rounds.js';
import { submissionCases } from './submission.js';
import { voteCases } from './votes.js';

const cases = {
  ...packetCases,
  ...submissionCases,
  ...reviewerCases,
  ...reviewCases,
  ...roundCases,
  ...voteCases,
  ...decisionCases,
  ...feedbackCases,
};
type OnExisting = Parameters<(typeof cases)[keyof typeof cases]>[0];
export type { OpenNomination };
/** What the cases take. */
export type NominationCommand = OpenNomination | OnExisting;

const decideOn = dispatch<OnExisting, [Context], Events>(cases);

const existing = ({ facts: { cycle, rubric }, data }: OnExisting, state: NominationState | null): Context => {
  if (state === null) throw new DomainError('nomination-not-found', `No nomination ${data.nominationId}.`);
  if (cycle === null || rubric === null) throw new DomainError('cycle-not-found', `No cycle ${state.cycleId}.`);
  ensure(cycle.phase !== 'closed', 'cycle-closed', 'A closed cycle accepts nothing more.');
  return { state, cycle, rubric };
};

/** Checks in this order: the nomination exists, it still accepts commands, and then phase, person and content. */
export const decide = (command: NominationCommand, state: NominationState | null): Events => {
  if (command.type === 'OpenNomination') return openNomination(command, state);
  const context = existing(command, state);
  if (context.state.status === 'withdrawn') {
    if (command.type === 'WithdrawNomination') return [];
    throw new DomainError('nomination-withdrawn', 'This nomination was withdrawn and accepts nothing more.');
  }
  return decideOn(command, context);
};
