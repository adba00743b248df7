import { dispatch, type Cases } from '../../kernel/dispatch.js';
import { DomainError, ensure } from '../../kernel/domain-error.js';
import type { NominationCommand, OpenNomination } from '../commands.js';
import { breakTie, recordDecision, reopenDecision } from './decision.js';
import { fileAppeal, releaseFeedback, resolveAppeal } from './feedback.js';
import type { Case, Events } from './guards.js';
import { openNomination } from './open.js';
import { attachEvidence, reviseEvidence, withdrawEvidence, writeStatement } from './packet.js';
import { assignReviewer, declareConflict, declineReview, recusePerson } from './reviewers.js';
import { reviseReview, submitReview } from './reviews.js';
import { closeVoting, openVoting } from './rounds.js';
import { returnNomination, submitNomination, withdrawNomination } from './submission.js';
import { castVote, changeVote } from './votes.js';
import type { NominationState } from '../state.js';

type OnExisting = Exclude<NominationCommand, OpenNomination>;

const cases: Cases<OnExisting, [Case], Events> = {
  WriteStatement: writeStatement,
  AttachEvidence: attachEvidence,
  ReviseEvidence: reviseEvidence,
  WithdrawEvidence: withdrawEvidence,
  SubmitNomination: submitNomination,
  ReturnNomination: returnNomination,
  WithdrawNomination: withdrawNomination,
  AssignReviewer: assignReviewer,
  DeclineReview: declineReview,
  DeclareConflict: declareConflict,
  RecusePerson: recusePerson,
  SubmitReview: submitReview,
  ReviseReview: reviseReview,
  OpenVoting: openVoting,
  CastVote: castVote,
  ChangeVote: changeVote,
  CloseVoting: closeVoting,
  BreakTie: breakTie,
  RecordDecision: recordDecision,
  ReopenDecision: reopenDecision,
  ReleaseFeedback: releaseFeedback,
  FileAppeal: fileAppeal,
  ResolveAppeal: resolveAppeal,
};
const decideOn = dispatch(cases);

const existing = ({ facts: { cycle, rubric }, data }: OnExisting, state: NominationState | null): Case => {
  if (state === null) throw new DomainError('nomination-not-found', `No nomination ${data.nominationId}.`);
  if (cycle === null || rubric === null) throw new DomainError('cycle-not-found', `No cycle ${state.cycleId}.`);
  ensure(cycle.phase !== 'closed', 'cycle-closed', 'A closed cycle accepts nothing more.');
  return { state, cycle, rubric };
};

/** Asks, in this order: is there such a nomination, does it still accept anything, may it be now, by this person, like this. */
export const decide = (command: NominationCommand, state: NominationState | null): Events => {
  if (command.type === 'OpenNomination') return openNomination(command, state);
  const at = existing(command, state);
  if (at.state.status === 'withdrawn') {
    if (command.type === 'WithdrawNomination') return [];
    throw new DomainError('nomination-withdrawn', 'This nomination was withdrawn and accepts nothing more.');
  }
  return decideOn(command, at);
};
