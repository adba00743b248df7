import type { StatedPolicy } from '../kernel/policy.js';
import type { Rubric } from '../kernel/rubric.js';
import type { Command, CycleId, Instant, LevelKey, PersonId } from '../kernel/types.js';
import type { Deadlines, FrameworkRef, Phase } from './events.js';

type On<Data = object> = Data & { cycleId: CycleId };

/** Facts: the published version named by `framework`, or null if there is none (never published, or retired); the level of whoever opens it. */
export type OpenCycle = Command<
  'OpenCycle',
  On<{
    title: string;
    framework: FrameworkRef;
    levels: readonly LevelKey[];
    policy: StatedPolicy;
    deadlines: Deadlines;
  }>
> &
  Readonly<{ facts: { rubric: Rubric | null; openerLevel: LevelKey | null } }>;
/** People named by a committee command who are not registered, or have left. */
type WithPeople = Readonly<{ facts: { unknownPeople: readonly PersonId[] } }>;
export type FormCommittee = Command<'FormCommittee', On<{ members: readonly PersonId[] }>> & WithPeople;
export type AddMember = Command<'AddMember', On<{ personId: PersonId }>> & WithPeople;
export type RemoveMember = Command<'RemoveMember', On<{ personId: PersonId; reason: string }>>;
export type NameChair = Command<'NameChair', On<{ personId: PersonId }>> & WithPeople;
export type MoveDeadline = Command<'MoveDeadline', On<{ deadline: keyof Deadlines; to: Instant; reason: string }>>;
export type AmendPolicy = Command<'AmendPolicy', On<{ policy: StatedPolicy; reason: string }>>;
/** `to` is the phase that the actor expects next; skipping a phase or going back is refused. */
export type AdvancePhase = Command<'AdvancePhase', On<{ to: Exclude<Phase, 'nominating' | 'closed'> }>>;
export type CloseCycle = Command<'CloseCycle', On>;

export type CycleCommand =
  | OpenCycle
  | FormCommittee
  | AddMember
  | RemoveMember
  | NameChair
  | MoveDeadline
  | AmendPolicy
  | AdvancePhase
  | CloseCycle;
