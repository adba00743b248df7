import { dispatch, type Cases } from '../kernel/dispatch.js';
import type { CalendarDate, LevelKey, PersonId } from '../kernel/types.js';
import type { PersonEvent, PersonRegistered } from './events.js';

export type PersonState = Readonly<{
  personId: PersonId;
  displayName: string;
  email: string | null;
  orgUnit: string;
  orgUnitFrom: CalendarDate;
  level: LevelKey | null;
  levelFrom: CalendarDate;
  /** Who this person reports to from which date on, oldest first; of two with one date the later entry holds. */
  managers: readonly Readonly<{ managerId: PersonId | null; from: CalendarDate }>[];
  leftOn: CalendarDate | null;
  erased: boolean;
}>;

export const initialState = (): PersonState | null => null;

const registered = ({ managerId, effectiveDate, ...data }: PersonRegistered['data']): PersonState => ({
  ...data,
  orgUnitFrom: effectiveDate,
  levelFrom: effectiveDate,
  managers: [{ managerId, from: effectiveDate }],
  leftOn: null,
  erased: false,
});

const cases: Cases<Exclude<PersonEvent, PersonRegistered>, [PersonState], PersonState> = {
  ManagerChanged: ({ data }, state) => ({
    ...state,
    managers: [...state.managers, { managerId: data.managerId, from: data.effectiveDate }],
  }),
  OrgUnitChanged: ({ data }, state) => ({ ...state, orgUnit: data.orgUnit, orgUnitFrom: data.effectiveDate }),
  LevelChanged: ({ data }, state) => ({ ...state, level: data.level, levelFrom: data.effectiveDate }),
  PersonLeft: ({ data }, state) => ({ ...state, leftOn: data.effectiveDate }),
  PersonErased: (_, state) => ({ ...state, displayName: 'erased', email: null, erased: true }),
};
const applied = dispatch(cases);

export const evolve = (state: PersonState | null, event: PersonEvent): PersonState | null =>
  event.type === 'PersonRegistered' ? registered(event.data) : state && applied(event, state);
