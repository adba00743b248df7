import { DECISION_EVENTS, type DecisionEvent } from './decision.js';
import { PACKET_EVENTS, type PacketEvent } from './packet.js';
import { RETENTION_EVENTS, type RetentionEvent } from './retention.js';
import { REVIEW_EVENTS, type ReviewEvent } from './review.js';
import { VOTE_EVENTS, type VoteEvent } from './vote.js';

export { PACKET_EVENTS } from './packet.js';
export type * from './packet.js';
export type * from './review.js';
export type * from './vote.js';
export type * from './decision.js';
export type * from './retention.js';

/** Stored as written: names and fields are a storage format. Never edit a released one, add a version. */
export type NominationEvent = PacketEvent | ReviewEvent | VoteEvent | DecisionEvent | RetentionEvent;

export const NOMINATION_EVENTS = {
  ...PACKET_EVENTS,
  ...REVIEW_EVENTS,
  ...VOTE_EVENTS,
  ...DECISION_EVENTS,
  ...RETENTION_EVENTS,
};
