import type { Policy } from '../kernel/policy.js';
import type { Retention } from '../kernel/retention.js';
import type { CycleId, Event, FrameworkId, Instant, LevelKey, NominationId, PersonId } from '../kernel/types.js';

export type FrameworkRef = Readonly<{
  id: FrameworkId;
  /** @asType integer @minimum 1 */
  version: number;
}>;
/** Each later than the one before. */
export type Deadlines = Readonly<{ nominations: Instant; reviews: Instant; votes: Instant; decisions: Instant }>;
/**
 * nominating: open, write, attach, submit · reviewing: independent ratings · calibrating: vote and decide ·
 * releasing: feedback and appeals · closed: nothing more.
 */
export type Phase = 'nominating' | 'reviewing' | 'calibrating' | 'releasing' | 'closed';

export type CycleOpened = Event<
  'CycleOpened',
  {
    cycleId: CycleId;
    title: string;
    framework: FrameworkRef;
    track: string;
    /** Levels that people can be nominated for, lowest first. */
    levels: readonly LevelKey[];
    policy: Policy;
    deadlines: Deadlines;
  }
>;
export type CommitteeFormed = Event<'CommitteeFormed', { cycleId: CycleId; members: readonly PersonId[] }>;
export type MemberAdded = Event<'MemberAdded', { cycleId: CycleId; personId: PersonId }>;
export type MemberRemoved = Event<
  'MemberRemoved',
  {
    cycleId: CycleId;
    personId: PersonId;
    /** @x-personal personId */
    reason: string;
  }
>;
export type ChairNamed = Event<'ChairNamed', { cycleId: CycleId; personId: PersonId }>;
export type DeadlineMoved = Event<
  'DeadlineMoved',
  { cycleId: CycleId; deadline: keyof Deadlines; from: Instant; to: Instant; reason: string }
>;
export type PolicyAmended = Event<'PolicyAmended', { cycleId: CycleId; policy: Policy; reason: string }>;
/**
 * Nominations that the phase left unfinished, each acknowledged by its id. Null where a program that did not ask wrote the event. What slipped in
 * while the list was made is not in it.
 */
type Unfinished = readonly NominationId[] | null;
export type PhaseAdvanced = Event<
  'PhaseAdvanced',
  { cycleId: CycleId; from: Phase; to: Phase; unfinished: Unfinished }
>;
/** One phase back, while nothing of the phase that it leaves existed. */
export type PhaseMovedBack = Event<'PhaseMovedBack', { cycleId: CycleId; from: Phase; to: Phase; reason: string }>;
export type CycleClosed = Event<'CycleClosed', { cycleId: CycleId; unfinished: Unfinished }>;
/** Back to releasing. */
export type CycleReopened = Event<'CycleReopened', { cycleId: CycleId; reason: string }>;

/** How long texts are kept once the cycle is closed. Without a reason where it was set with the opening. */
export type RetentionSet = Event<'RetentionSet', { cycleId: CycleId; retention: Retention; reason: string | null }>;
/** The texts of the cycle itself are gone, after those of all its nominations. Nothing follows it but findings. */
export type CycleTextsExpired = Event<'CycleTextsExpired', { cycleId: CycleId }>;

/** Stored as written: names and fields are a storage format. Never edit a released one, add a version. */
export type CycleEvent =
  | CycleOpened
  | CommitteeFormed
  | MemberAdded
  | MemberRemoved
  | ChairNamed
  | DeadlineMoved
  | PolicyAmended
  | PhaseAdvanced
  | PhaseMovedBack
  | CycleClosed
  | CycleReopened
  | RetentionSet
  | CycleTextsExpired;
