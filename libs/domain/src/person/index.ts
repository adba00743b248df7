import type { FindingCommand, FindingEvent } from '../finding/index.js';
import type { Decider } from '../kernel/decider.js';
import type { PersonCommand } from './commands.js';
import { decide } from './decide/index.js';
import type { PersonEvent } from './events.js';
import { evolve, initialState, type PersonState } from './state.js';

export { stoodOn } from './levels.js';
export const person: Decider<PersonState | null, PersonCommand | FindingCommand, PersonEvent | FindingEvent> = {
  initialState,
  decide,
  evolve,
};

export * from './commands.js';
export { isHeld } from './decide/legal-holds.js';
export { accessInForce } from './decide/subject-access.js';
export * from './events.js';
export { foldedEmail, foldedId } from './folded-ids.js';
export { nameInId } from './named-ids.js';
export { managerBefore, managerOn, nextChange } from './reporting-line.js';
export { Superseded } from './said.js';
export type { PersonState } from './state.js';
