import type { StatedPolicy } from '../kernel/policy.js';
import type { Retention } from '../kernel/retention.js';
import type { Rubric } from '../kernel/rubric.js';
import type { Command, CycleId, LevelKey, NominationId, PersonId, NominationStatus } from '../kernel/types.js';
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
    /** Left out, everything is kept. */
    retention?: Retention;
  }>
> &
  Readonly<{ facts: { rubric: Rubric | null; openerLevel: LevelKey | null } }>;
/** People named by a committee command who are not registered, or have left. */
type WithPeople = Readonly<{ facts: { unknownPeople: readonly PersonId[] } }>;
export type FormCommittee = Command<'FormCommittee', On<{ members: readonly PersonId[] }>> & WithPeople;
export type AddMember = Command<'AddMember', On<{ personId: PersonId }>> & WithPeople;
export type RemoveMember = Command<'RemoveMember', On<{ personId: PersonId; reason: string }>>;
export type NameChair = Command<'NameChair', On<{ personId: PersonId }>> & WithPeople;
/** Those that move, checked together with those that stay. */
export type MoveDeadlines = Command<'MoveDeadlines', On<{ deadlines: Partial<Deadlines>; reason: string }>>;
export type AmendPolicy = Command<'AmendPolicy', On<{ policy: StatedPolicy; reason: string }>>;
/** A nomination of the cycle, as the views have it at the head of the store. */
export type RoundNomination = Readonly<{
  nominationId: NominationId;
  status: NominationStatus;
  /** A review was submitted, a vote opened, feedback released: once at least. */
  reviewed: boolean;
  voted: boolean;
  released: boolean;
  /** False where it is one of the actor, or they are recused from it: whether there is one is not told. */
  shown: boolean;
}>;
type WithNominations = Readonly<{ facts: { nominations: readonly RoundNomination[] } }>;
type Acknowledging = { acknowledged: readonly NominationId[] };
/** `to` is the phase that the actor expects next; skipping a phase is refused. */
export type AdvancePhase = Command<'AdvancePhase', On<Acknowledging & { to: Exclude<Phase, 'closed'> }>> &
  WithNominations;
/** `to` is the phase before. */
export type MovePhaseBack = Command<'MovePhaseBack', On<{ to: Exclude<Phase, 'closed'>; reason: string }>> &
  WithNominations;
export type CloseCycle = Command<'CloseCycle', On<Acknowledging>> & WithNominations;
export type ReopenCycle = Command<'ReopenCycle', On<{ reason: string }>>;

export type SetRetention = Command<'SetRetention', On<{ retention: Retention; reason: string }>>;
/** Facts: whether a nomination of it still has texts; whether somebody whom its own are about is under a legal hold. */
export type ExpireCycleTexts = Command<'ExpireCycleTexts', On> &
  Readonly<{ facts: { textsLeft: boolean; held: boolean } }>;

export type CycleCommand =
  | OpenCycle
  | FormCommittee
  | AddMember
  | RemoveMember
  | NameChair
  | MoveDeadlines
  | AmendPolicy
  | AdvancePhase
  | MovePhaseBack
  | CloseCycle
  | ReopenCycle
  | SetRetention
  | ExpireCycleTexts;
