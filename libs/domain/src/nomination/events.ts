import type {
  NominationOpened,
  StatementWritten,
  EvidenceAttached,
  EvidenceRevised,
  EvidenceWithdrawn,
  NominationSubmitted,
  NominationReturned,
  NominationWithdrawn,
} from './events/packet.js';
import type {
  ReviewerAssigned,
  ReviewerDeclined,
  ConflictDeclared,
  ReviewerRecused,
  ReviewSubmitted,
  ReviewRevised,
} from './events/review.js';
import type { VotingOpened, VoteCast, VoteChanged, VotingClosed, TieBroken } from './events/vote.js';
import type {
  DecisionRecorded,
  DecisionReopened,
  FeedbackReleased,
  AppealFiled,
  AppealResolved,
} from './events/decision.js';

export type * from './events/packet.js';
export type * from './events/review.js';
export type * from './events/vote.js';
export type * from './events/decision.js';

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
