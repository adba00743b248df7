import type {
  CandidacyEvent,
  CycleEvent,
  EventType,
  FindingAbout,
  FindingEvent,
  FrameworkEvent,
  NominationEvent,
  PersonEvent,
  PersonId,
  PlumblineEvent,
} from '@plumbline/domain';
import { isGranted } from '../decide.js';
import type { Grant } from '../policy.js';
import type { Viewer } from '../principal.js';
import { CYCLE_GRANTS, FRAMEWORK_GRANTS, PERSON_GRANTS } from './elsewhere.js';
import { seesEver } from './grants.js';
import { type Capacity, CAPACITIES, EVENTS, type Field } from './table.js';

/**
 * The field of a nomination that shows an event; `own` shows it to the person whom its data names as `of`, too, and `released` where
 * it undoes what was released.
 */
type Shown<Data> =
  | Field
  | Readonly<{ field: Field; own: Field; of: keyof Data }>
  | Readonly<{ field: Field; released: Field }>;
type ShownOf<E extends PlumblineEvent> = { readonly [Type in E['type']]: Shown<Extract<E, { type: Type }>['data']> };

/** Does not compile where an event is missing in the table. */
const NOMINATION = EVENTS satisfies ShownOf<NominationEvent | FindingEvent>;

type GrantedOf<E extends PlumblineEvent> = Readonly<Record<E['type'], readonly Grant[]>>;
const EVERYBODY: readonly Grant[] = ['signed-in'];

const { committee } = CYCLE_GRANTS;
const CYCLE: GrantedOf<CycleEvent> = {
  CycleOpened: EVERYBODY,
  CommitteeFormed: committee,
  MemberAdded: committee,
  MemberRemoved: committee,
  ChairNamed: committee,
  DeadlineMoved: EVERYBODY,
  PolicyAmended: EVERYBODY,
  PhaseAdvanced: EVERYBODY,
  PhaseMovedBack: EVERYBODY,
  CycleClosed: EVERYBODY,
  CycleReopened: EVERYBODY,
  RetentionSet: EVERYBODY,
  CycleTextsExpired: EVERYBODY,
};

const { draft } = FRAMEWORK_GRANTS;
const FRAMEWORK: GrantedOf<FrameworkEvent> = {
  FrameworkDrafted: EVERYBODY,
  BlueprintImported: draft,
  MappingApplied: draft,
  LevelDefined: draft,
  LevelRemoved: draft,
  EntryLevelsNamed: draft,
  AreaDescribed: draft,
  AreaRemoved: draft,
  CriterionAdded: draft,
  CriterionRevised: draft,
  CriterionRemoved: draft,
  CriteriaReordered: draft,
  CounterSignalAdded: draft,
  CounterSignalRevised: draft,
  CounterSignalRemoved: draft,
  FrameworkPublished: EVERYBODY,
  FrameworkRetired: EVERYBODY,
};

const { exists, erasure, subjectAccess, findings } = PERSON_GRANTS;
/** What is shown to nobody on their own record, whatever their role. */
const KEPT_FROM_SELF: readonly AnyShown[] = [erasure, subjectAccess, findings];
const PERSON: GrantedOf<PersonEvent> = {
  PersonRegistered: exists,
  ManagerChanged: exists,
  ManagerChangeCancelled: exists,
  OrgUnitChanged: exists,
  LevelChanged: exists,
  PersonCorrected: exists,
  PersonLeft: exists,
  PersonReturned: exists,
  DepartureCorrected: exists,
  ErasureRequested: erasure,
  ErasureRequestWithdrawn: erasure,
  PersonErased: exists,
  LegalHoldPlaced: erasure,
  LegalHoldLifted: erasure,
  SubjectAccessRequested: subjectAccess,
  SubjectAccessWithdrawn: subjectAccess,
  SubjectAccessReleased: subjectAccess,
};

type AnyShown =
  | Field
  | Readonly<{ field: Field; own: Field; of: string }>
  | Readonly<{ field: Field; released: Field }>
  | readonly Grant[];
/** No request addresses the stream of a candidacy. */
const SHOWN: Readonly<Record<Exclude<EventType, CandidacyEvent['type']>, AnyShown>> = {
  ...NOMINATION,
  ...CYCLE,
  ...FRAMEWORK,
  ...PERSON,
};
/** Findings stand on streams of several kinds, which show them to different people. */
const FINDINGS: Readonly<Record<FindingAbout['kind'], AnyShown>> = {
  nomination: NOMINATION.FindingRaised,
  cycle: CYCLE_GRANTS.findings,
  framework: FRAMEWORK_GRANTS.findings,
  person: findings,
};

/** An event as it is marked: a finding by what it stands on. */
const markedAs = ({ type, data }: Readonly<{ type: string; data: object }>): string =>
  'about' in data && 'findingId' in data ? `finding on ${(data as FindingEvent['data']).about.kind}` : type;
/** Undefined for the events of streams that no request addresses. */
const BY_MARK: Readonly<Record<string, AnyShown>> = {
  ...Object.fromEntries(Object.entries(FINDINGS).map(([kind, shown]) => [`finding on ${kind}`, shown])),
  ...SHOWN,
};
const shownBy = (type: string): AnyShown | undefined => BY_MARK[type];

/** What of an event tells whether somebody can be shown it; `owner`: whose own it is; `released`: it undoes what was released. */
export type EventMark = Readonly<{ type: string; owner: PersonId | null; released: boolean }>;

/** `isReleased`: whether the decision that stands before the event was released; only an event of a nomination asks. */
export const markOf = (event: Readonly<{ type: string; data: object }>, isReleased: () => boolean): EventMark => {
  const [type, { data }] = [markedAs(event), event];
  const shown = shownBy(type);
  const parts = typeof shown === 'object' && 'field' in shown ? shown : null;
  const owner = parts !== null && 'of' in parts ? (data as Readonly<Record<string, PersonId>>)[parts.of] : undefined;
  return { type, owner: owner ?? null, released: parts !== null && 'released' in parts && isReleased() };
};

const isForAll = (field: Field): boolean =>
  CAPACITIES.every((capacity) => capacity === 'candidate' || seesEver([capacity], field));

/**
 * The events of a nomination that are not shown to everybody for whom it exists before release. Nothing that all of them read, such as the time of
 * the last change, may follow from one.
 */
export const QUIET_EVENTS: readonly string[] = Object.entries<Shown<never>>(NOMINATION).flatMap(([type, shown]) =>
  isForAll(typeof shown === 'string' ? shown : shown.field) ? [] : [type],
);

const isCapacity = (relation: string): relation is Capacity => (CAPACITIES as readonly string[]).includes(relation);

/**
 * Whether a viewer can be shown an event of the resource: by what their capacities see in any state, so that what they count of a stream
 * never becomes less as long as they keep these.
 */
export const shownTo = (viewer: Viewer): ((event: EventMark) => boolean) => {
  const capacities = [...viewer.relations, ...viewer.roles].filter(isCapacity);
  const known = new Map<AnyShown, boolean>();
  const isSelf = viewer.relations.includes('self');
  const isShown = (grants: readonly Grant[]): boolean =>
    isGranted(grants, viewer) && !(isSelf && KEPT_FROM_SELF.includes(grants));
  const sees = (shown: Field | readonly Grant[]): boolean => {
    const seen = known.get(shown) ?? (typeof shown === 'string' ? seesEver(capacities, shown) : isShown(shown));
    known.set(shown, seen);
    return seen;
  };
  return ({ type, owner, released }) => {
    const shown = shownBy(type);
    if (shown === undefined) return false;
    if (typeof shown === 'string' || !('field' in shown)) return sees(shown);
    if (sees(shown.field)) return true;
    return 'of' in shown ? owner === viewer.personId && sees(shown.own) : released && sees(shown.released);
  };
};

/** The chair of a round, whatever else somebody is. */
const CHAIR: readonly Capacity[] = ['chair'];
/** What is told of a person to whoever may know that there is that person, of a framework or a cycle to everybody, or of a committee. */
const TOLD: readonly AnyShown[] = [EVERYBODY, committee, exists];

/** Whether the chair of a round may learn that an event of this type happened to what a step of theirs was decided on. */
export const isToldToChairs = (type: string): boolean => {
  const shown = shownBy(type);
  if (shown === undefined || TOLD.includes(shown)) return shown !== undefined;
  if (typeof shown === 'string') return seesEver(CHAIR, shown);
  return 'field' in shown && seesEver(CHAIR, shown.field);
};
