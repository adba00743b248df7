import { dispatch, type Cases } from '../kernel/dispatch.js';
import { DomainError, ensure } from '../kernel/domain-error.js';
import { same } from '../kernel/same.js';
import { ensureReason, ensureText } from '../kernel/text.js';
import { dayOf, isDate } from '../kernel/time.js';
import type { CalendarDate, Instant, PersonId } from '../kernel/types.js';
import type {
  ChangeLevel,
  ChangeManager,
  ErasePerson,
  PersonCommand,
  RecordDeparture,
  RegisterPerson,
} from './commands.js';
import type { PersonEvent } from './events.js';
import { ensureManager, newestManager } from './reporting-line.js';
import type { PersonState } from './state.js';

type Events = readonly PersonEvent[];

const ensureDate = (date: CalendarDate, notBefore?: CalendarDate): void => {
  ensure(isDate(date), 'date-invalid', 'The effective date must be a date of the calendar such as 2027-03-01.');
  ensure(
    notBefore === undefined || date >= notBefore,
    'date-order',
    `The effective date must not be before ${notBefore ?? date}, the date of the current entry.`,
  );
};

/**
 * For fields without a history, unlike reporting lines: a future date would take effect at once. If the
 * current entry is itself in the future (registered before the first day), it may be replaced from today on.
 */
const ensureBegun = (date: CalendarDate, from: CalendarDate, now: Instant): void => {
  const today = dayOf(now);
  ensureDate(date, from < today ? from : today);
  ensure(
    date <= today,
    'date-future',
    `The effective date must not be after today, ${today} in UTC: only reporting lines can be changed in advance. Send this again on that day.`,
  );
};

const ensureHere = ({ personId, erased, leftOn }: PersonState): void => {
  ensure(!erased, 'person-erased', `${personId} was erased; nothing more is recorded about them.`);
  ensure(leftOn === null, 'person-left', `${personId} left on ${leftOn ?? ''}; nothing more is recorded about them.`);
};

/** Levels and reporting lines decide who may nominate, rate and audit whom. */
const ensureNotOwn = (actor: PersonId, personId: PersonId, what: string): void => {
  ensure(
    actor !== personId,
    'own-record',
    `Nobody sets their own level or manager, whatever their role; another admin has to ${what}.`,
  );
};

/** The effective date is not compared: a file of people without dates, imported again next week, changes nothing. */
const isSame = ({ data }: RegisterPerson, state: PersonState): boolean =>
  same(
    [data.displayName, data.email, data.orgUnit, data.level, data.managerId],
    [state.displayName, state.email, state.orgUnit, state.level, newestManager(state).managerId],
  );

/** Ids are told apart by case everywhere; that people cannot is why no two may differ by nothing else. */
const ensureNoNamesake = ({ data, facts: { likeId, emailOf } }: RegisterPerson): void => {
  ensure(
    likeId === null,
    'person-id-taken',
    `${likeId ?? ''} is registered, and ${data.personId} differs from it by case only. Send that id, or one that differs by more.`,
  );
  ensure(
    emailOf === null,
    'email-taken',
    `The email is that of ${emailOf ?? ''}. Register nobody twice; or leave the email out.`,
  );
};

const register = (command: RegisterPerson, state: PersonState | null): Events => {
  const { data, facts } = command;
  if (state !== null) {
    ensureHere(state);
    ensure(
      isSame(command, state),
      'person-exists',
      `${data.personId} is registered with other content; use the changes of manager, org unit or level.`,
    );
    return [];
  }
  ensureNoNamesake(command);
  ensureText(data.displayName, 'name-missing', 'The display name');
  ensureText(data.orgUnit, 'org-unit-missing', 'The org unit');
  ensureDate(data.effectiveDate);
  if (data.level !== null || data.managerId !== null)
    ensureNotOwn(command.actor, data.personId, 'register you with them');
  ensureManager(data.personId, data.managerId, facts);
  return [{ type: 'PersonRegistered', data }];
};

const changeManager = ({ data, facts, actor }: ChangeManager, state: PersonState): Events => {
  const newest = newestManager(state);
  ensureDate(data.effectiveDate, newest.from);
  if (newest.managerId === data.managerId) return [];
  ensureNotOwn(actor, data.personId, 'change your manager');
  ensureManager(data.personId, data.managerId, facts);
  return [{ type: 'ManagerChanged', data }];
};

const changeLevel = ({ data, actor, now }: ChangeLevel, state: PersonState): Events => {
  ensureText(data.level, 'level-missing', 'The level');
  ensureBegun(data.effectiveDate, state.levelFrom, now);
  if (state.level === data.level) return [];
  ensureNotOwn(actor, data.personId, 'change your level');
  return [{ type: 'LevelChanged', data }];
};

/** Not before registration; a change dated later than the departure simply never holds. */
const recordDeparture = ({ data, now }: RecordDeparture, state: PersonState): Events => {
  ensureBegun(data.effectiveDate, state.managers[0]?.from ?? data.effectiveDate, now);
  return [{ type: 'PersonLeft', data }];
};

const cases: Cases<Exclude<PersonCommand, RegisterPerson | ErasePerson>, [PersonState], Events> = {
  ChangeManager: changeManager,
  ChangeOrgUnit: ({ data, now }, state) => {
    ensureText(data.orgUnit, 'org-unit-missing', 'The org unit');
    ensureBegun(data.effectiveDate, state.orgUnitFrom, now);
    return state.orgUnit === data.orgUnit ? [] : [{ type: 'OrgUnitChanged', data }];
  },
  ChangeLevel: changeLevel,
  RecordDeparture: recordDeparture,
};
const decideOn = dispatch(cases);

/** Erasure is possible at any time, also for somebody who has left. */
const erase = ({ data }: ErasePerson, state: PersonState): Events => {
  if (state.erased) return [];
  ensureReason(data.reason);
  return [{ type: 'PersonErased', data }];
};

const isRepeatedDeparture = (command: PersonCommand, state: PersonState): boolean =>
  command.type === 'RecordDeparture' && command.data.effectiveDate === state.leftOn;

const ofKnown = (command: Exclude<PersonCommand, RegisterPerson>, state: PersonState): Events => {
  if (command.type === 'ErasePerson') return erase(command, state);
  if (isRepeatedDeparture(command, state)) return [];
  ensureHere(state);
  return decideOn(command, state);
};

export const decide = (command: PersonCommand, state: PersonState | null): Events => {
  if (command.type === 'RegisterPerson') return register(command, state);
  if (state === null) throw new DomainError('person-not-found', `No person ${command.data.personId}.`);
  return ofKnown(command, state);
};
