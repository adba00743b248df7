import type {
  NominationOpened,
  StatementWritten,
  EvidenceAttached,
  EvidenceRevised,
  EvidenceWithdrawn,
  NominationSubmitted,
  NominationReturned,
  NominationWithdrawn,
} from './packet.js';
import type {
  ReviewerAssigned,
  ReviewerDeclined,
  ConflictDeclared,
  ReviewerRecused,
  ReviewSubmitted,
  ReviewRevised,
} from './review.js';
import type { VotingOpened, VoteCast, VoteChanged, VotingClosed, TieBroken } from './vote.js';
import type { DecisionRecorded, DecisionReopened, FeedbackReleased, AppealFiled, AppealResolved } from './decision.js';

export type * from './packet.js';
export type * from './review.js';
export type * from './vote.js';
export type * from './decision.js';

/** Stored as written: names and fields are a storage format. Never edit a released one, add a version. */
export type NominationEvent =
  | NominationOpened
  | StatementWritten
  | EvidenceAttached
  | EvidenceRevised
  | EvidenceWithdrawn
  | NominationSubmitted
  | NominationReturned
  | NominationWithdrawn
  | ReviewerAssigned
  | ReviewerDeclined
  | ConflictDeclared
  | ReviewerRecused
  | ReviewSubmitted
  | ReviewRevised
  | VotingOpened
  | VoteCast
  | VoteChanged
  | VotingClosed
  | TieBroken
  | DecisionRecorded
  | DecisionReopened
  | FeedbackReleased
  | AppealFiled
  | AppealResolved;
