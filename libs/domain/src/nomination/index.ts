import type { Decider } from '../kernel/decider.js';
import type { NominationCommand } from './commands.js';
import { decide } from './decide/index.js';
import type { NominationEvent } from './events/index.js';
import { evolve, initialState } from './evolve.js';
import type { NominationState } from './state.js';

export const nomination: Decider<NominationState | null, NominationCommand, NominationEvent> = {
  initialState,
  decide,
  evolve,
};

export * from './commands.js';
export * from './events/index.js';
export * from './reading.js';
export type * from './state.js';
