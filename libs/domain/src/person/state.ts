import { findingCases, type FindingEvent, type Findings, NO_FINDINGS } from '../finding/index.js';
import { dispatch, type Cases } from '../kernel/dispatch.js';
import type { Timed } from '../kernel/recorded.js';
import { dayOf } from '../kernel/time.js';
import { ERASED } from '../kernel/text.js';
import type { CalendarDate, CaseNumber, Instant, LevelKey, PersonId } from '../kernel/types.js';
import { type Dated, ON_REGISTRATION, saidKey } from './dated.js';
import type {
  ErasureRequested,
  LegalHoldPlaced,
  PersonCorrected,
  PersonEvent,
  PersonRegistered,
  SubjectAccessReleased,
  SubjectAccessRequested,
} from './events.js';

export type PersonState = Readonly<{
  personId: PersonId;
  displayName: string;
  email: string | null;
  /** Compared without regard to case, and erased with the rest. */
  sourceId: string | null;
  /** Since when name and email are as they are. */
  nameFrom: CalendarDate;
  orgUnit: string;
  orgUnitFrom: CalendarDate;
  level: LevelKey | null;
  levelFrom: CalendarDate;
  /** Every level that they were recorded on, and when that ended; null where it has not. Dates can be set back, the time of recording cannot. */
  levels: readonly Readonly<{ level: LevelKey; until: Instant | null }>[];
  /** Who this person reports to from which date on, oldest first; one entry for each date. */
  managers: readonly Readonly<{ managerId: PersonId | null; from: CalendarDate }>[];
  /** Dates of changes that were cancelled, and not made since. */
  cancelled: readonly CalendarDate[];
  /** Null where they are here. */
  leftOn: CalendarDate | null;
  /** The departure that was recorded last, and the return; null where there was none. */
  departure: CalendarDate | null;
  /** Of the departure or return that was recorded last; null where there was none. */
  presenceFrom: CalendarDate | null;
  /** When it was recorded what holds of something from a day on, see `saidKey`. */
  saidAt: ReadonlyMap<string, Instant>;
  returnedOn: CalendarDate | null;
  erased: boolean;
  /** What was asked for and waits for another admin; null where nothing does. */
  erasureRequest: Omit<ErasureRequested['data'], 'personId'> | null;
  /** Every legal hold there was, by its case. */
  holds: ReadonlyMap<CaseNumber, Hold>;
  /** Access that was asked for and waits for another admin; null where none does. */
  accessRequest: Omit<SubjectAccessRequested['data'], 'personId'> | null;
  /** What was released last, in force or not; null once it is withdrawn. */
  access: Omit<SubjectAccessReleased['data'], 'personId' | 'items'> | null;
  findings: Findings;
}>;
type Hold = Pick<LegalHoldPlaced['data'], 'ground' | 'until'> & Readonly<{ lifted: boolean }>;

export const initialState = (): PersonState | null => null;

const registered = ({ managerId, effectiveDate, ...data }: PersonRegistered['data']): PersonState => ({
  ...data,
  nameFrom: effectiveDate,
  orgUnitFrom: effectiveDate,
  levelFrom: effectiveDate,
  levels: data.level === null ? [] : [{ level: data.level, until: null }],
  managers: [{ managerId, from: effectiveDate }],
  cancelled: [],
  leftOn: null,
  departure: null,
  presenceFrom: null,
  saidAt: new Map(),
  returnedOn: null,
  erased: false,
  erasureRequest: null,
  holds: new Map(),
  accessRequest: null,
  access: null,
  findings: NO_FINDINGS,
});

const onLevel = (state: PersonState, level: LevelKey, at: Instant | null): PersonState['levels'] => [
  ...state.levels.map((held) => ({ ...held, until: held.until ?? at })),
  { level, until: null },
];

type Entries = PersonState['managers'];
/** In its place; a later entry for the same date takes it. */
const withEntry = (entries: Entries, entry: Entries[number]): Entries =>
  [...entries.filter(({ from }) => from !== entry.from), entry].toSorted((a, b) => (a.from < b.from ? -1 : 1));
const without = (dates: readonly CalendarDate[], date: CalendarDate): readonly CalendarDate[] =>
  dates.filter((each) => each !== date);

/** Where nobody said, it is the day on which it was recorded. */
const nameFrom = (state: PersonState, { data, metadata }: Timed<PersonCorrected>): CalendarDate => {
  if (data.effectiveDate !== null) return data.effectiveDate;
  const isSame = data.displayName === state.displayName && data.email === state.email;
  return isSame || metadata === undefined ? state.nameFrom : dayOf(metadata.recordedAt);
};

const withHold = (state: PersonState, caseNumber: CaseNumber, hold: Hold | undefined): PersonState =>
  hold === undefined ? state : { ...state, holds: new Map(state.holds).set(caseNumber, hold) };
const lifted = (hold: Hold | undefined): Hold | undefined => hold && { ...hold, lifted: true };

const cases: Cases<Exclude<Timed<PersonEvent | FindingEvent>, PersonRegistered>, [PersonState], PersonState> = {
  ManagerChanged: ({ data }, state) => ({
    ...state,
    managers: withEntry(state.managers, { managerId: data.managerId, from: data.effectiveDate }),
    cancelled: without(state.cancelled, data.effectiveDate),
  }),
  ManagerChangeCancelled: ({ data }, state) => ({
    ...state,
    managers: state.managers.filter(({ from }) => from !== data.effectiveDate),
    cancelled: [...state.cancelled, data.effectiveDate],
  }),
  OrgUnitChanged: ({ data }, state) => ({ ...state, orgUnit: data.orgUnit, orgUnitFrom: data.effectiveDate }),
  LevelChanged: ({ data, metadata }, state) => ({
    ...state,
    level: data.level,
    levelFrom: data.effectiveDate,
    levels: onLevel(state, data.level, metadata?.recordedAt ?? null),
  }),
  PersonLeft: ({ data: { effectiveDate: day } }, state) => ({
    ...{ ...state, leftOn: day, departure: day, presenceFrom: day },
  }),
  PersonReturned: ({ data: { effectiveDate: day } }, state) => ({
    ...{ ...state, leftOn: null, returnedOn: day, presenceFrom: day },
  }),
  DepartureCorrected: ({ data: { effectiveDate: day } }, state) => ({
    ...{ ...state, leftOn: day, departure: day, presenceFrom: day ?? state.presenceFrom },
  }),
  PersonCorrected: (event, state) => {
    const { displayName, email, sourceId } = event.data;
    return { ...state, displayName, email, sourceId, nameFrom: nameFrom(state, event) };
  },
  ErasureRequested: ({ data: { adminId, ground, caseNumber } }, state) => ({
    ...state,
    erasureRequest: { adminId, ground, caseNumber },
  }),
  ErasureRequestWithdrawn: (_, state) => ({ ...state, erasureRequest: null }),
  PersonErased: (_, state) => ({
    ...{ ...state, displayName: ERASED, email: null, sourceId: null, erased: true },
    ...{ erasureRequest: null, accessRequest: null, access: null },
  }),
  LegalHoldPlaced: ({ data: { caseNumber, ground, until } }, state) =>
    withHold(state, caseNumber, { ground, until, lifted: false }),
  LegalHoldLifted: ({ data: { caseNumber } }, state) =>
    withHold(state, caseNumber, lifted(state.holds.get(caseNumber))),
  SubjectAccessRequested: ({ data: { adminId, caseNumber } }, state) => ({
    ...state,
    accessRequest: { adminId, caseNumber },
  }),
  SubjectAccessWithdrawn: (_, state) => ({ ...state, accessRequest: null, access: null }),
  SubjectAccessReleased: ({ data: { requestedBy, releasedBy, caseNumber, until } }, state) => ({
    ...{ ...state, accessRequest: null },
    access: { requestedBy, releasedBy, caseNumber, until },
  }),
  ...findingCases,
};
const applied = dispatch(cases);

type Happened = PersonEvent | FindingEvent;
/** What an event says of something from a day on. */
const SAYS: Readonly<Partial<Record<Happened['type'], readonly Dated[]>>> = {
  PersonRegistered: ON_REGISTRATION,
  PersonCorrected: ['name'],
  OrgUnitChanged: ['orgUnit'],
  LevelChanged: ['level'],
  ManagerChanged: ['manager'],
  ManagerChangeCancelled: ['manager'],
  PersonLeft: ['presence'],
  PersonReturned: ['presence'],
  DepartureCorrected: ['presence'],
};

const keysOf = ({ type, data }: Happened, { nameFrom: named, presenceFrom }: PersonState): readonly string[] => {
  const said = 'effectiveDate' in data ? data.effectiveDate : null;
  return (SAYS[type] ?? []).flatMap((field) => {
    const date = said ?? (field === 'name' ? named : presenceFrom);
    return date === null ? [] : [saidKey(field, date)];
  });
};

const withSaid = (state: PersonState, event: Timed<Happened>): PersonState => {
  const at = event.metadata?.recordedAt;
  const keys = at === undefined ? [] : keysOf(event, state);
  if (at === undefined || keys.length === 0) return state;
  const saidAt = new Map(state.saidAt);
  for (const key of keys) saidAt.set(key, at);
  return { ...state, saidAt };
};

const evolved = (state: PersonState | null, event: Timed<Happened>): PersonState | null =>
  event.type === 'PersonRegistered' ? registered(event.data) : state && applied(event, state);

export const evolve = (state: PersonState | null, event: Timed<Happened>): PersonState | null => {
  const next = evolved(state, event);
  return next && withSaid(next, event);
};
