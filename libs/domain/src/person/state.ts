import type { CalendarDate, LevelKey, PersonId } from '../kernel/types.js';

export type PersonState = Readonly<{
  personId: PersonId;
  displayName: string;
  email: string | null;
  orgUnit: string;
  level: LevelKey | null;
  /** Who this person reports to from which date on, oldest first. */
  managers: readonly Readonly<{ managerId: PersonId | null; from: CalendarDate }>[];
  leftOn: CalendarDate | null;
  erased: boolean;
}>;
