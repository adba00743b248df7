import type { CycleId, NominationId, PersonId } from '../kernel/types.js';
import type { CandidacyEvent } from './events.js';

/** One person in one cycle. */
export type CandidacyState = Readonly<{
  cycleId: CycleId;
  candidateId: PersonId;
  /** Claimed, oldest first, whatever became of them. */
  nominations: readonly NominationId[];
}>;

export const initialState = (): CandidacyState | null => null;

export const evolve = (state: CandidacyState | null, { data }: CandidacyEvent): CandidacyState => ({
  cycleId: data.cycleId,
  candidateId: data.candidateId,
  nominations: [...(state?.nominations ?? []), data.nominationId],
});
