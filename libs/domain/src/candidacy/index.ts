import type { Decider } from '../kernel/decider.js';
import { type ClaimCandidacy, decide } from './decide.js';
import type { CandidacyEvent } from './events.js';
import { type CandidacyState, evolve, initialState } from './state.js';

export const candidacy: Decider<CandidacyState | null, ClaimCandidacy, CandidacyEvent> = {
  initialState,
  decide,
  evolve,
};

export type * from './decide.js';
export type * from './events.js';
export type { CandidacyState } from './state.js';
