import type { Policy } from '../kernel/policy.js';
import type { Rubric } from '../kernel/rubric.js';
import type { NominationState } from './state.js';
import type { CycleId, Instant, LevelKey, PersonId } from '../kernel/types.js';

/** What a nomination needs to know of its cycle, looked up by the application just before the decision. */
export type CycleFacts = Readonly<{
  cycleId: CycleId;
  phase: 'nominating' | 'reviewing' | 'calibrating' | 'releasing' | 'closed';
  levels: readonly LevelKey[];
  policy: Policy;
  deadlines: Readonly<{ nominations: Instant; reviews: Instant; votes: Instant; decisions: Instant }>;
  members: readonly PersonId[];
  chair: PersonId | null;
  /** Members and chairs once. */
  former: ReadonlySet<PersonId>;
}>;
/** `cycle` and `rubric` are null where the cycle does not exist. */
export type NominationFacts = Readonly<{
  cycle: CycleFacts | null;
  rubric: Rubric | null;
}>;
/** Whether a role of the actor, admin or auditor, shows them reviews. */
export type ActorFacts = Readonly<{ readsByRole: boolean }>;
/** Members of the cycle's committee who have left by today, or were erased. */
export type DepartedFacts = Readonly<{ departed: readonly PersonId[] }>;
/** Another nomination of the same person in the same cycle. */
export type Rival = Pick<NominationState, 'nominationId' | 'targetLevel' | 'status' | 'outcome' | 'recused'>;
/** All that were claimed for the person in the cycle and opened, without the nomination itself. */
export type RivalFacts = Readonly<{ rivals: readonly Rival[] }>;
/** Null where nobody of that id is registered, or they have left or been erased. `managed`: somebody who is here is above them today. */
export type CandidateFacts = Readonly<{ level: LevelKey | null; orgUnit: string; managed: boolean }> | null;
