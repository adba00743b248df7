import type {
  CandidacyEvent,
  CycleEvent,
  EventType,
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

type FrameworkViews = readonly ['frameworks', 'readiness'];
// oxfmt-ignore
export const FRAMEWORK_EVENTS = {
  //                     frameworks  readiness
  FrameworkDrafted:     ['handled', 'ignored'],
  BlueprintImported:    ['handled', 'ignored'],
  MappingApplied:       ['handled', 'ignored'],
  LevelDefined:         ['handled', 'handled'],
  LevelRemoved:         ['handled', 'handled'],
  EntryLevelsNamed:     ['handled', 'ignored'],
  AreaDescribed:        ['handled', 'ignored'],
  AreaRemoved:          ['handled', 'ignored'],
  CriterionAdded:       ['handled', 'handled'],
  CriterionRevised:     ['handled', 'handled'],
  CriterionRemoved:     ['handled', 'handled'],
  CriteriaReordered:    ['handled', 'handled'],
  CounterSignalAdded:   ['handled', 'ignored'],
  CounterSignalRevised: ['handled', 'ignored'],
  CounterSignalRemoved: ['handled', 'ignored'],
  FrameworkPublished:   ['handled', 'handled'],
  FrameworkRetired:     ['handled', 'ignored'],
} as const satisfies Table<FrameworkEvent['type'], FrameworkViews>;

type CycleViews = readonly ['cycles', 'readiness'];
// oxfmt-ignore
export const CYCLE_EVENTS = {
  //                cycles     readiness
  CycleOpened:     ['handled', 'handled'],
  CommitteeFormed: ['handled', 'ignored'],
  MemberAdded:     ['handled', 'ignored'],
  MemberRemoved:   ['handled', 'ignored'],
  ChairNamed:      ['handled', 'ignored'],
  DeadlineMoved:   ['handled', 'ignored'],
  PolicyAmended:   ['handled', 'handled'],
  PhaseAdvanced:   ['handled', 'ignored'],
  PhaseMovedBack:  ['handled', 'ignored'],
  CycleClosed:     ['handled', 'ignored'],
  CycleReopened:   ['handled', 'ignored'],
  RetentionSet:    ['handled', 'ignored'],
  CycleTextsExpired: ['handled', 'ignored'],
} as const satisfies Table<CycleEvent['type'], CycleViews>;

type CandidacyViews = readonly [];
/** What a view needs to know of a nomination is in its own stream: the claim before its opening changes none. */
export const CANDIDACY_EVENTS = {
  CandidacyClaimed: [],
} as const satisfies Table<CandidacyEvent['type'], CandidacyViews>;

type NominationViews = readonly ['board', 'packets', 'worklists', 'readiness', 'timeline', 'decisions'];
// oxfmt-ignore
export const NOMINATION_EVENTS = {
  //                    board      packets    worklists  readiness  timeline   decisions
  NominationOpened:    ['handled', 'handled', 'ignored', 'handled', 'handled', 'handled'],
  StatementWritten:    ['ignored', 'handled', 'ignored', 'ignored', 'ignored', 'ignored'],
  EvidenceAttached:    ['ignored', 'handled', 'ignored', 'handled', 'ignored', 'ignored'],
  EvidenceRevised:     ['ignored', 'handled', 'ignored', 'handled', 'ignored', 'ignored'],
  EvidenceWithdrawn:   ['ignored', 'handled', 'ignored', 'handled', 'ignored', 'ignored'],
  NominationSubmitted: ['handled', 'handled', 'ignored', 'ignored', 'ignored', 'ignored'],
  NominationReturned:  ['handled', 'handled', 'ignored', 'ignored', 'ignored', 'ignored'],
  NominationWithdrawn: ['handled', 'handled', 'handled', 'handled', 'handled', 'ignored'],
  ReviewerAssigned:    ['handled', 'handled', 'handled', 'ignored', 'ignored', 'ignored'],
  ReviewerDeclined:    ['handled', 'handled', 'handled', 'ignored', 'ignored', 'ignored'],
  ConflictDeclared:    ['ignored', 'ignored', 'ignored', 'ignored', 'ignored', 'ignored'],
  ReviewerRecused:     ['handled', 'handled', 'handled', 'handled', 'ignored', 'handled'],
  ReviewSubmitted:     ['handled', 'handled', 'handled', 'handled', 'ignored', 'ignored'],
  ReviewRevised:       ['ignored', 'handled', 'ignored', 'handled', 'ignored', 'handled'],
  VotingOpened:        ['handled', 'handled', 'handled', 'handled', 'ignored', 'ignored'],
  VoteCast:            ['ignored', 'handled', 'handled', 'ignored', 'ignored', 'ignored'],
  VoteChanged:         ['ignored', 'handled', 'ignored', 'ignored', 'ignored', 'ignored'],
  VotingClosed:        ['handled', 'handled', 'handled', 'handled', 'ignored', 'ignored'],
  TieBroken:           ['ignored', 'handled', 'ignored', 'ignored', 'ignored', 'handled'],
  DecisionRecorded:    ['handled', 'handled', 'ignored', 'handled', 'handled', 'handled'],
  DecisionReopened:    ['handled', 'handled', 'ignored', 'handled', 'handled', 'handled'],
  FeedbackReleased:    ['handled', 'handled', 'ignored', 'ignored', 'handled', 'handled'],
  AppealFiled:         ['handled', 'handled', 'ignored', 'ignored', 'ignored', 'ignored'],
  AppealResolved:      ['handled', 'handled', 'ignored', 'ignored', 'ignored', 'ignored'],
  TextsExpired:        ['handled', 'handled', 'ignored', 'ignored', 'ignored', 'ignored'],
} as const satisfies Table<NominationEvent['type'], NominationViews>;

type PersonViews = readonly ['people', 'timeline', 'packets'];
// oxfmt-ignore
export const PERSON_EVENTS = {
  //                 people     timeline   packets
  PersonRegistered: ['handled', 'handled', 'ignored'],
  ManagerChanged:   ['handled', 'handled', 'ignored'],
  ManagerChangeCancelled: ['handled', 'handled', 'ignored'],
  OrgUnitChanged:   ['handled', 'handled', 'ignored'],
  LevelChanged:     ['handled', 'handled', 'ignored'],
  PersonCorrected:  ['handled', 'ignored', 'ignored'],
  PersonLeft:       ['handled', 'handled', 'ignored'],
  PersonReturned:   ['handled', 'handled', 'ignored'],
  DepartureCorrected: ['handled', 'handled', 'ignored'],
  ErasureRequested: ['handled', 'ignored', 'ignored'],
  ErasureRequestWithdrawn: ['handled', 'ignored', 'ignored'],
  PersonErased:     ['handled', 'ignored', 'handled'],
  LegalHoldPlaced:  ['handled', 'ignored', 'ignored'],
  LegalHoldLifted:  ['handled', 'ignored', 'ignored'],
  SubjectAccessRequested: ['handled', 'ignored', 'ignored'],
  SubjectAccessWithdrawn: ['handled', 'ignored', 'ignored'],
  SubjectAccessReleased: ['handled', 'ignored', 'ignored'],
} as const satisfies Table<PersonEvent['type'], PersonViews>;

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
