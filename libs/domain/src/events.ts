import type { CycleEvent } from './cycle/events.js';
import type { FrameworkEvent } from './framework/events.js';
import type { NominationEvent } from './nomination/events.js';
import type { PersonEvent } from './person/events.js';

export type PlumblineEvent = FrameworkEvent | CycleEvent | NominationEvent | PersonEvent;
export type EventType = PlumblineEvent['type'];

/** The version that is written today; older ones are upcast on the way out of a store. */
export const EVENT_VERSIONS: Readonly<Record<EventType, number>> = {
  FrameworkDrafted: 1,
  BlueprintImported: 1,
  LevelDefined: 1,
  AreaDescribed: 1,
  CriterionAdded: 1,
  CriterionRevised: 1,
  CriterionRemoved: 1,
  FrameworkPublished: 1,
  FrameworkRetired: 1,
  CycleOpened: 1,
  CommitteeFormed: 1,
  MemberAdded: 1,
  MemberRemoved: 1,
  ChairNamed: 1,
  DeadlineMoved: 1,
  PolicyAmended: 1,
  PhaseAdvanced: 1,
  CycleClosed: 1,
  NominationOpened: 1,
  StatementWritten: 1,
  EvidenceAttached: 2,
  EvidenceRevised: 1,
  EvidenceWithdrawn: 1,
  NominationSubmitted: 1,
  NominationReturned: 1,
  NominationWithdrawn: 1,
  ReviewerAssigned: 1,
  ReviewerDeclined: 1,
  ConflictDeclared: 1,
  ReviewerRecused: 1,
  ReviewSubmitted: 1,
  ReviewRevised: 1,
  VotingOpened: 1,
  VoteCast: 1,
  VoteChanged: 1,
  VotingClosed: 1,
  TieBroken: 1,
  DecisionRecorded: 1,
  DecisionReopened: 1,
  FeedbackReleased: 1,
  AppealFiled: 1,
  AppealResolved: 1,
  PersonRegistered: 1,
  ManagerChanged: 1,
  OrgUnitChanged: 1,
  LevelChanged: 1,
  PersonLeft: 1,
  PersonErased: 1,
};
