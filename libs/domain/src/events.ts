import type { CandidacyEvent } from './candidacy/events.js';
import type { CycleEvent } from './cycle/events.js';
import { FINDING_EVENTS, type FindingEvent } from './finding/events.js';
import type { FrameworkEvent } from './framework/events.js';
import { NOMINATION_EVENTS, type NominationEvent } from './nomination/events/index.js';
import type { PersonEvent } from './person/events.js';

export type PlumblineEvent =
  | FrameworkEvent
  | CycleEvent
  | CandidacyEvent
  | NominationEvent
  | PersonEvent
  | FindingEvent;
export type EventType = PlumblineEvent['type'];

/** The version that is written today; older ones are upcast on the way out of a store. */
export const EVENT_VERSIONS: Readonly<Record<EventType, number>> = {
  FrameworkDrafted: 1,
  BlueprintImported: 2,
  MappingApplied: 1,
  LevelDefined: 1,
  LevelRemoved: 1,
  EntryLevelsNamed: 1,
  AreaDescribed: 1,
  AreaRemoved: 1,
  CriterionAdded: 1,
  CriterionRevised: 1,
  CriterionRemoved: 1,
  CriteriaReordered: 1,
  CounterSignalAdded: 1,
  CounterSignalRevised: 1,
  CounterSignalRemoved: 1,
  FrameworkPublished: 1,
  FrameworkRetired: 1,
  CycleOpened: 2,
  CommitteeFormed: 1,
  MemberAdded: 1,
  MemberRemoved: 1,
  ChairNamed: 1,
  DeadlineMoved: 1,
  PolicyAmended: 2,
  PhaseAdvanced: 2,
  PhaseMovedBack: 1,
  CycleClosed: 2,
  CycleReopened: 1,
  RetentionSet: 1,
  CycleTextsExpired: 1,
  CandidacyClaimed: 1,
  ...NOMINATION_EVENTS,
  PersonRegistered: 2,
  ManagerChanged: 1,
  ManagerChangeCancelled: 1,
  OrgUnitChanged: 1,
  LevelChanged: 1,
  PersonCorrected: 3,
  PersonLeft: 1,
  PersonReturned: 1,
  DepartureCorrected: 1,
  ErasureRequested: 1,
  ErasureRequestWithdrawn: 1,
  PersonErased: 2,
  LegalHoldPlaced: 1,
  LegalHoldLifted: 1,
  SubjectAccessRequested: 1,
  SubjectAccessWithdrawn: 1,
  SubjectAccessReleased: 1,
  ...FINDING_EVENTS,
};
