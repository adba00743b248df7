import type { CycleId, Event, NominationId, PersonId } from '../kernel/types.js';

/** Comes before the opening of the nomination that it names, and stays where that does not follow. */
export type CandidacyClaimed = Event<
  'CandidacyClaimed',
  { cycleId: CycleId; candidateId: PersonId; nominationId: NominationId }
>;

/** Stored as written: names and fields are a storage format. Never edit a released one, add a version. */
export type CandidacyEvent = CandidacyClaimed;
