import type { CalendarDate, Event, LevelKey, NominationId, PersonId } from '../kernel/types.js';
import type { ErasureEvent } from './erasure-events.js';
import type { SubjectAccessEvent } from './subject-access-events.js';

export * from './erasure-events.js';
export * from './subject-access-events.js';

export type PersonRegistered = Event<
  'PersonRegistered',
  {
    personId: PersonId;
    /** @x-personal personId */
    displayName: string;
    /** @x-personal personId */
    email: string | null;
    /** By which the system that people are imported from knows them. @x-personal personId */
    sourceId: string | null;
    orgUnit: string;
    level: LevelKey | null;
    managerId: PersonId | null;
    effectiveDate: CalendarDate;
  }
>;
/** The new manager holds from the start of that date, UTC; null puts the person at the top of a line. */
export type ManagerChanged = Event<
  'ManagerChanged',
  { personId: PersonId; managerId: PersonId | null; effectiveDate: CalendarDate }
>;
export type OrgUnitChanged = Event<
  'OrgUnitChanged',
  { personId: PersonId; orgUnit: string; effectiveDate: CalendarDate }
>;
export type LevelChanged = Event<
  'LevelChanged',
  { personId: PersonId; level: LevelKey; effectiveDate: CalendarDate; nominationId: NominationId | null }
>;
export type PersonLeft = Event<'PersonLeft', { personId: PersonId; effectiveDate: CalendarDate }>;
/** They are here again from the start of that date, UTC. */
export type PersonReturned = Event<'PersonReturned', { personId: PersonId; effectiveDate: CalendarDate }>;
/** What was recorded of the departure was wrong: it was on that date, or never. */
export type DepartureCorrected = Event<
  'DepartureCorrected',
  { personId: PersonId; effectiveDate: CalendarDate | null }
>;
/** Their name, email and source id as they are from now on. */
export type PersonCorrected = Event<
  'PersonCorrected',
  {
    personId: PersonId;
    /** @x-personal personId */
    displayName: string;
    /** @x-personal personId */
    email: string | null;
    /** @x-personal personId */
    sourceId: string | null;
    /** From which day they have name and email, as a source says; null where nobody said. */
    effectiveDate: CalendarDate | null;
  }
>;
/** The change of manager dated so will not be. */
export type ManagerChangeCancelled = Event<
  'ManagerChangeCancelled',
  { personId: PersonId; effectiveDate: CalendarDate }
>;

/** Stored as written: names and fields are a storage format. Never edit a released one, add a version. */
export type PersonEvent =
  | PersonRegistered
  | ManagerChanged
  | ManagerChangeCancelled
  | OrgUnitChanged
  | LevelChanged
  | PersonCorrected
  | PersonLeft
  | PersonReturned
  | DepartureCorrected
  | ErasureEvent
  | SubjectAccessEvent;
