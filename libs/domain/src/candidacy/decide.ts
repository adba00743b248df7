import type { Command, CycleId, NominationId, PersonId } from '../kernel/types.js';
import type { CandidacyEvent } from './events.js';
import type { CandidacyState } from './state.js';

/** `opens`: the nomination would be opened now. */
export type ClaimCandidacy = Command<
  'ClaimCandidacy',
  { cycleId: CycleId; candidateId: PersonId; nominationId: NominationId }
> &
  Readonly<{ facts: Readonly<{ opens: boolean }> }>;

/** Whether the nomination may be opened is decided by itself; nothing is claimed for one that is open already. */
export const decide = ({ data, facts }: ClaimCandidacy, state: CandidacyState | null): readonly CandidacyEvent[] => {
  const isClaimed = state?.nominations.includes(data.nominationId) === true;
  return facts.opens && !isClaimed ? [{ type: 'CandidacyClaimed', data }] : [];
};
