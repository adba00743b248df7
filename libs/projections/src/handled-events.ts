import type {
  CandidacyEvent,
  CycleEvent,
  EventType,
  FindingEvent,
  FrameworkEvent,
  NominationEvent,
  PersonEvent,
} from '@plumbline/domain';

/**
 * Which view handles which event, and which ignores it: a table for each kind of stream, a line for each event type, a column
 * for each view that handles any event of that kind. A view has a rule for each event that it handles and for no other; neither a
 * forgotten event nor a forgotten rule compiles. The head row of a stream takes the revision of ignored events too.
 */
type Handling = 'handled' | 'ignored';
type Views = readonly string[];
type Table<Type extends EventType, V extends Views> = Readonly<
  Record<Type, { readonly [Column in keyof V]: Handling }>
>;

type FrameworkViews = readonly ['frameworks', 'readiness', 'findings'];
// oxfmt-ignore
export const FRAMEWORK_EVENTS = {
  //                     frameworks  readiness  findings
  FrameworkDrafted:     ['handled', 'ignored', 'ignored'],
  BlueprintImported:    ['handled', 'ignored', 'ignored'],
  MappingApplied:       ['handled', 'ignored', 'ignored'],
  LevelDefined:         ['handled', 'handled', 'ignored'],
  LevelRemoved:         ['handled', 'handled', 'ignored'],
  EntryLevelsNamed:     ['handled', 'ignored', 'ignored'],
  AreaDescribed:        ['handled', 'ignored', 'ignored'],
  AreaRemoved:          ['handled', 'ignored', 'ignored'],
  CriterionAdded:       ['handled', 'handled', 'ignored'],
  CriterionRevised:     ['handled', 'handled', 'ignored'],
  CriterionRemoved:     ['handled', 'handled', 'ignored'],
  CriteriaReordered:    ['handled', 'handled', 'ignored'],
  CounterSignalAdded:   ['handled', 'ignored', 'ignored'],
  CounterSignalRevised: ['handled', 'ignored', 'ignored'],
  CounterSignalRemoved: ['handled', 'ignored', 'ignored'],
  FrameworkPublished:   ['handled', 'handled', 'ignored'],
  FrameworkRetired:     ['handled', 'ignored', 'ignored'],
  FindingRaised: ['ignored', 'ignored', 'handled'],
  FindingResolved: ['ignored', 'ignored', 'handled'],
} as const satisfies Table<FrameworkEvent['type'] | FindingEvent['type'], FrameworkViews>;

type CycleViews = readonly ['cycles', 'readiness', 'findings'];
// oxfmt-ignore
export const CYCLE_EVENTS = {
  //                cycles     readiness  findings
  CycleOpened:     ['handled', 'handled', 'ignored'],
  CommitteeFormed: ['handled', 'ignored', 'ignored'],
  MemberAdded:     ['handled', 'ignored', 'ignored'],
  MemberRemoved:   ['handled', 'ignored', 'ignored'],
  ChairNamed:      ['handled', 'ignored', 'ignored'],
  DeadlineMoved:   ['handled', 'ignored', 'ignored'],
  PolicyAmended:   ['handled', 'handled', 'ignored'],
  PhaseAdvanced:   ['handled', 'ignored', 'ignored'],
  PhaseMovedBack:  ['handled', 'ignored', 'ignored'],
  CycleClosed:     ['handled', 'ignored', 'ignored'],
  CycleReopened:   ['handled', 'ignored', 'ignored'],
  RetentionSet:    ['handled', 'ignored', 'ignored'],
  CycleTextsExpired: ['handled', 'ignored', 'ignored'],
  FindingRaised: ['ignored', 'ignored', 'handled'],
  FindingResolved: ['ignored', 'ignored', 'handled'],
} as const satisfies Table<CycleEvent['type'] | FindingEvent['type'], CycleViews>;

type CandidacyViews = readonly [];
/** What a view needs to know of a nomination is in its own stream: the claim before its opening changes none. */
export const CANDIDACY_EVENTS = {
  CandidacyClaimed: [],
} as const satisfies Table<CandidacyEvent['type'], CandidacyViews>;

type NominationViews = readonly ['board', 'packets', 'worklists', 'readiness', 'timeline', 'decisions', 'findings'];
// oxfmt-ignore
export const NOMINATION_EVENTS = {
  //                    board      packets    worklists  readiness  timeline   decisions  findings
  NominationOpened:    ['handled', 'handled', 'ignored', 'handled', 'handled', 'handled', 'ignored'],
  StatementWritten:    ['ignored', 'handled', 'ignored', 'ignored', 'ignored', 'ignored', 'ignored'],
  EvidenceAttached:    ['ignored', 'handled', 'ignored', 'handled', 'ignored', 'ignored', 'ignored'],
  EvidenceRevised:     ['ignored', 'handled', 'ignored', 'handled', 'ignored', 'ignored', 'ignored'],
  EvidenceWithdrawn:   ['ignored', 'handled', 'ignored', 'handled', 'ignored', 'ignored', 'ignored'],
  NominationSubmitted: ['handled', 'handled', 'ignored', 'ignored', 'ignored', 'ignored', 'ignored'],
  NominationReturned:  ['handled', 'handled', 'ignored', 'ignored', 'ignored', 'ignored', 'ignored'],
  NominationWithdrawn: ['handled', 'handled', 'handled', 'handled', 'handled', 'ignored', 'ignored'],
  ReviewerAssigned:    ['handled', 'handled', 'handled', 'ignored', 'ignored', 'ignored', 'ignored'],
  ReviewerDeclined:    ['handled', 'handled', 'handled', 'ignored', 'ignored', 'ignored', 'ignored'],
  ConflictDeclared:    ['ignored', 'ignored', 'ignored', 'ignored', 'ignored', 'ignored', 'ignored'],
  ReviewerRecused:     ['handled', 'handled', 'handled', 'handled', 'ignored', 'handled', 'ignored'],
  ReviewSubmitted:     ['handled', 'handled', 'handled', 'handled', 'ignored', 'ignored', 'ignored'],
  ReviewRevised:       ['ignored', 'handled', 'ignored', 'handled', 'ignored', 'handled', 'ignored'],
  VotingOpened:        ['handled', 'handled', 'handled', 'handled', 'ignored', 'ignored', 'ignored'],
  VoteCast:            ['ignored', 'handled', 'handled', 'ignored', 'ignored', 'ignored', 'ignored'],
  VoteChanged:         ['ignored', 'handled', 'ignored', 'ignored', 'ignored', 'ignored', 'ignored'],
  VotingClosed:        ['handled', 'handled', 'handled', 'handled', 'ignored', 'ignored', 'ignored'],
  TieBroken:           ['ignored', 'handled', 'ignored', 'ignored', 'ignored', 'handled', 'ignored'],
  DecisionRecorded:    ['handled', 'handled', 'ignored', 'handled', 'handled', 'handled', 'ignored'],
  DecisionReopened:    ['handled', 'handled', 'ignored', 'handled', 'handled', 'handled', 'ignored'],
  FeedbackReleased:    ['handled', 'handled', 'ignored', 'ignored', 'handled', 'handled', 'ignored'],
  AppealFiled:         ['handled', 'handled', 'ignored', 'ignored', 'ignored', 'ignored', 'ignored'],
  AppealResolved:      ['handled', 'handled', 'ignored', 'ignored', 'ignored', 'ignored', 'ignored'],
  TextsExpired:        ['handled', 'handled', 'ignored', 'ignored', 'ignored', 'ignored', 'ignored'],
  FindingRaised: ['ignored', 'ignored', 'ignored', 'ignored', 'ignored', 'ignored', 'handled'],
  FindingResolved: ['ignored', 'ignored', 'ignored', 'ignored', 'ignored', 'ignored', 'handled'],
} as const satisfies Table<NominationEvent['type'] | FindingEvent['type'], NominationViews>;

type PersonViews = readonly ['people', 'timeline', 'packets', 'findings'];
// oxfmt-ignore
export const PERSON_EVENTS = {
  //                 people     timeline   packets  findings
  PersonRegistered: ['handled', 'handled', 'ignored', 'ignored'],
  ManagerChanged:   ['handled', 'handled', 'ignored', 'ignored'],
  ManagerChangeCancelled: ['handled', 'handled', 'ignored', 'ignored'],
  OrgUnitChanged:   ['handled', 'handled', 'ignored', 'ignored'],
  LevelChanged:     ['handled', 'handled', 'ignored', 'ignored'],
  PersonCorrected:  ['handled', 'ignored', 'ignored', 'ignored'],
  PersonLeft:       ['handled', 'handled', 'ignored', 'ignored'],
  PersonReturned:   ['handled', 'handled', 'ignored', 'ignored'],
  DepartureCorrected: ['handled', 'handled', 'ignored', 'ignored'],
  ErasureRequested: ['handled', 'ignored', 'ignored', 'ignored'],
  ErasureRequestWithdrawn: ['handled', 'ignored', 'ignored', 'ignored'],
  PersonErased:     ['handled', 'ignored', 'handled', 'ignored'],
  LegalHoldPlaced:  ['handled', 'ignored', 'ignored', 'ignored'],
  LegalHoldLifted:  ['handled', 'ignored', 'ignored', 'ignored'],
  SubjectAccessRequested: ['handled', 'ignored', 'ignored', 'ignored'],
  SubjectAccessWithdrawn: ['handled', 'ignored', 'ignored', 'ignored'],
  SubjectAccessReleased: ['handled', 'ignored', 'ignored', 'ignored'],
  FindingRaised: ['ignored', 'ignored', 'ignored', 'handled'],
  FindingResolved: ['ignored', 'ignored', 'ignored', 'handled'],
} as const satisfies Table<PersonEvent['type'] | FindingEvent['type'], PersonViews>;

export type ViewName = (FrameworkViews | CycleViews | NominationViews | PersonViews)[number];

type Cell<Line, V extends Views, Name> = {
  [Column in keyof V]: V[Column] extends Name ? (Column extends keyof Line ? Line[Column] : never) : never;
}[number];
type HandledIn<T, V extends Views, Name> = {
  [Type in keyof T]: 'handled' extends Cell<T[Type], V, Name> ? Type : never;
}[keyof T];

/** The types of events that a view has a rule for. */
export type HandledBy<Name extends ViewName> =
  | HandledIn<typeof FRAMEWORK_EVENTS, FrameworkViews, Name>
  | HandledIn<typeof CYCLE_EVENTS, CycleViews, Name>
  | HandledIn<typeof NOMINATION_EVENTS, NominationViews, Name>
  | HandledIn<typeof PERSON_EVENTS, PersonViews, Name>;
