import type { FindingCommand, FindingEvent } from '../finding/index.js';
import type { Decider } from '../kernel/decider.js';
import { decide, type NominationCommand } from './decide/index.js';
import type { NominationEvent } from './events/index.js';
import { evolve, initialState, type NominationState } from './state.js';

export const nomination: Decider<
  NominationState | null,
  NominationCommand | FindingCommand,
  NominationEvent | FindingEvent
> = {
  initialState,
  decide,
  evolve,
};

export { NOMINATION_COMMANDS, type Trial, tryCommand, type TryingFacts } from './decide/index.js';
export type { ExpireTexts, NominationCommand, OpenNomination } from './decide/index.js';
export { peopleInTexts, retentionClassOf } from './decide/retention.js';
export { isOpenNomination } from './decide/submission.js';
export type * from './facts.js';
export { PACKET_EVENTS } from './events/index.js';
export type * from './events/index.js';
export * from './reading.js';
export type * from './state.js';
export type * from './state-parts.js';
