import type { FindingCommand, FindingEvent } from '../finding/index.js';
import type { Decider } from '../kernel/decider.js';
import type { CycleCommand } from './commands.js';
import { decide } from './decide/index.js';
import type { CycleEvent } from './events.js';
import { evolve, initialState, type CycleState } from './state.js';

export const cycle: Decider<CycleState | null, CycleCommand | FindingCommand, CycleEvent | FindingEvent> = {
  initialState,
  decide,
  evolve,
};

export * from './commands.js';
export * from './events.js';
export type { CycleState } from './state.js';
