import {
  type EventType,
  type NominationId,
  type NominationState,
  PACKET_EVENTS,
  type PacketEvent,
  type PlumblineEvent,
} from '@plumbline/domain';
import type { PublicType } from '../public-events/definitions.js';
import type { PublicEvent } from '../public-events/public-event.js';
import type { StreamState } from './state.js';

/** Type and data; the rest comes from the stored event. */
export type Said = { [T in PublicType]: Pick<PublicEvent<T>, 'type' | 'data'> }[PublicType];
type Of<Type extends EventType> = Extract<PlumblineEvent, { type: Type }>;
type Translate<Type extends EventType> = (event: Of<Type>, before: StreamState, after: StreamState) => readonly Said[];
type NotPublic = Readonly<{ notPublic: string }>;

const notPublic = (why: string): NotPublic => ({ notPublic: why });
const DRAFT = notPublic('drafts are for admins and auditors');
const COMMITTEE = notPublic('who sits in a committee is for those who run the round');
const PACKET = notPublic('what a packet holds is text about a person, read from the API');
const REVIEWS = notPublic('nobody outside learns who reviews, or how');
const VOTES = notPublic('nobody outside learns who votes, or how');
const PEOPLE = notPublic('people come from another system, and their records stay here');
const FINDINGS = notPublic('what was found is for auditors, and for whoever has to act on it');
const KEEPING = notPublic('how long texts are kept concerns whoever keeps them');

const idsOf = ({ nominationId, cycleId, candidateId }: NominationState) => ({ nominationId, cycleId, candidateId });

const stateChanged = (before: NominationState | null, after: NominationState | null): readonly Said[] =>
  before === null || after === null || before.status === after.status
    ? []
    : [{ type: 'nomination.state-changed', data: { ...idsOf(after), from: before.status, to: after.status } }];

const readinessChanged = (before: StreamState, after: StreamState): readonly Said[] => {
  const { shown } = after.readiness;
  if (shown === before.readiness.shown) return [];
  if (shown !== null) return [{ type: 'readiness.changed', data: shown }];
  return after.nomination === null ? [] : [removed(after.nomination.nominationId)];
};
const removed = (nominationId: NominationId): Said => ({ type: 'readiness.removed', data: { nominationId } });

const inState = (_: PlumblineEvent, { nomination: before }: StreamState, { nomination: after }: StreamState) =>
  stateChanged(before, after);
const inReadiness = (_: PlumblineEvent, before: StreamState, after: StreamState) => readinessChanged(before, after);
const inBoth = (_: PlumblineEvent, before: StreamState, after: StreamState) => [
  ...stateChanged(before.nomination, after.nomination),
  ...readinessChanged(before, after),
];

const phase = ({ data }: Of<'PhaseAdvanced' | 'PhaseMovedBack'>): readonly Said[] => [
  { type: 'cycle.phase-changed', data: { cycleId: data.cycleId, phase: data.to } },
];

/** Those of a packet stay inside unless they are named below: a new one is written without looking here. */
const PACKETS = Object.fromEntries(Object.keys(PACKET_EVENTS).map((type) => [type, PACKET])) as Readonly<
  Record<PacketEvent['type'], NotPublic>
>;

/** What becomes of each type of stored event. One that is missing, and not of a packet, does not compile. */
export const TABLE: { readonly [Type in EventType]: Translate<Type> | NotPublic } = {
  ...PACKETS,
  FrameworkDrafted: DRAFT,
  BlueprintImported: DRAFT,
  MappingApplied: DRAFT,
  LevelDefined: DRAFT,
  LevelRemoved: DRAFT,
  EntryLevelsNamed: DRAFT,
  AreaDescribed: DRAFT,
  AreaRemoved: DRAFT,
  CriterionAdded: DRAFT,
  CriterionRevised: DRAFT,
  CriterionRemoved: DRAFT,
  CriteriaReordered: DRAFT,
  CounterSignalAdded: DRAFT,
  CounterSignalRevised: DRAFT,
  CounterSignalRemoved: DRAFT,
  FrameworkPublished: ({ data: { frameworkId, version, semanticHash } }, { drafted }) =>
    drafted === null ? [] : [{ type: 'framework.published', data: { frameworkId, version, semanticHash, ...drafted } }],
  FrameworkRetired: ({ data: { frameworkId } }) => [{ type: 'framework.retired', data: { frameworkId } }],

  CycleOpened: ({ data: { cycleId, title, track, framework, levels, deadlines } }) => [
    { type: 'cycle.opened', data: { cycleId, title, track, framework, levels: [...levels], deadlines } },
  ],
  CommitteeFormed: COMMITTEE,
  MemberAdded: COMMITTEE,
  MemberRemoved: COMMITTEE,
  ChairNamed: COMMITTEE,
  DeadlineMoved: ({ data: { cycleId, deadline, from, to } }) => [
    { type: 'cycle.deadline-moved', data: { cycleId, deadline, from, to } },
  ],
  PolicyAmended: notPublic('the rules of a round are read from the API'),
  PhaseAdvanced: phase,
  PhaseMovedBack: phase,
  CycleClosed: ({ data: { cycleId } }) => [{ type: 'cycle.phase-changed', data: { cycleId, phase: 'closed' } }],
  CycleReopened: ({ data: { cycleId } }) => [{ type: 'cycle.phase-changed', data: { cycleId, phase: 'releasing' } }],
  RetentionSet: KEEPING,
  CycleTextsExpired: KEEPING,

  CandidacyClaimed: notPublic('it says what the opening of the nomination says'),
  NominationOpened: (
    { data: { nominationId, cycleId, candidateId, framework, targetLevel, currentLevel, orgUnit } },
    before,
    after,
  ) => [
    {
      type: 'nomination.opened',
      data: { nominationId, cycleId, candidateId, framework, targetLevel, currentLevel, orgUnit },
    },
    ...readinessChanged(before, after),
  ],
  EvidenceAttached: inReadiness,
  EvidenceRevised: inReadiness,
  EvidenceWithdrawn: inReadiness,
  NominationSubmitted: inState,
  NominationReturned: inState,
  NominationWithdrawn: inBoth,
  ReviewerAssigned: REVIEWS,
  ReviewerDeclined: REVIEWS,
  ConflictDeclared: REVIEWS,
  ReviewerRecused: inReadiness,
  ReviewSubmitted: inReadiness,
  ReviewRevised: inReadiness,
  VotingOpened: inState,
  VoteCast: VOTES,
  VoteChanged: VOTES,
  VotingClosed: inBoth,
  TieBroken: VOTES,
  DecisionRecorded: inState,
  DecisionReopened: (_, { nomination: before }, { nomination: after }) => {
    const wasReleased = before !== null && before.feedback !== null;
    return [
      ...stateChanged(before, after),
      ...(wasReleased ? [{ type: 'decision.withdrawn', data: idsOf(before) } as const] : []),
    ];
  },
  FeedbackReleased: (_, { nomination: before }, { nomination: after }) => [
    ...stateChanged(before, after),
    ...(after === null || after.outcome === null
      ? []
      : [
          {
            type: 'decision.released',
            data: { ...idsOf(after), targetLevel: after.targetLevel, outcome: after.outcome },
          } as const,
        ]),
  ],
  AppealFiled: inState,
  AppealResolved: inState,
  TextsExpired: inReadiness,

  PersonRegistered: PEOPLE,
  ManagerChanged: PEOPLE,
  ManagerChangeCancelled: PEOPLE,
  OrgUnitChanged: PEOPLE,
  LevelChanged: PEOPLE,
  PersonCorrected: PEOPLE,
  PersonLeft: PEOPLE,
  PersonReturned: PEOPLE,
  DepartureCorrected: PEOPLE,
  ErasureRequested: PEOPLE,
  ErasureRequestWithdrawn: PEOPLE,
  PersonErased: (_, { nominations }) => nominations.map(removed),
  LegalHoldPlaced: PEOPLE,
  LegalHoldLifted: PEOPLE,
  SubjectAccessRequested: PEOPLE,
  SubjectAccessWithdrawn: PEOPLE,
  SubjectAccessReleased: PEOPLE,

  FindingRaised: FINDINGS,
  FindingResolved: FINDINGS,
};
