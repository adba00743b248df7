import type { CalendarDate, CaseNumber, Event, PersonId } from '../kernel/types.js';

/** How much of each kind a file for somebody held; never what. */
export type SubjectAccessItems = Readonly<{
  /** @asType integer @minimum 0 */
  timeline: number;
  /** @asType integer @minimum 0 */
  nominations: number;
  /** @asType integer @minimum 0 */
  words: number;
  /** @asType integer @minimum 0 */
  acts: number;
}>;

/** An admin asked for what is kept about somebody, to hand it to them; another one releases it. */
export type SubjectAccessRequested = Event<
  'SubjectAccessRequested',
  { personId: PersonId; adminId: PersonId; caseNumber: CaseNumber }
>;
/** Ends what was asked for, and what was released. */
export type SubjectAccessWithdrawn = Event<'SubjectAccessWithdrawn', { personId: PersonId }>;
/** Both admins can read it until before the day `until`, UTC. */
export type SubjectAccessReleased = Event<
  'SubjectAccessReleased',
  {
    personId: PersonId;
    requestedBy: PersonId;
    releasedBy: PersonId;
    caseNumber: CaseNumber;
    until: CalendarDate;
    items: SubjectAccessItems;
  }
>;

export type SubjectAccessEvent = SubjectAccessRequested | SubjectAccessWithdrawn | SubjectAccessReleased;
