import { dayOf, isLater } from '../kernel/time.js';
import type { CalendarDate, Instant } from '../kernel/types.js';
import type { PersonCommand, Said } from './commands.js';
import { type Dated, ON_REGISTRATION, saidKey } from './dated.js';
import type { PersonState } from './state.js';

/** Something newer is recorded of what the change is about: it is passed over. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

const FIELDS: Readonly<Partial<Record<PersonCommand['type'], readonly Dated[]>>> = {
  RegisterPerson: ON_REGISTRATION,
  RecordDeparture: ['presence'],
  ReturnPerson: ['presence'],
  ChangeManager: ['manager'],
  ChangeLevel: ['level'],
  ChangeOrgUnit: ['orgUnit'],
  CorrectPerson: ['name'],
};

/** From which day what is recorded holds: a line of managers has one that holds today, and may have others ahead. */
const newestOf = (field: Dated, state: PersonState, today: CalendarDate): CalendarDate | null => {
  if (field === 'level') return state.levelFrom;
  if (field === 'orgUnit') return state.orgUnitFrom;
  if (field === 'name') return state.nameFrom;
  if (field === 'presence') return state.presenceFrom;
  return (state.managers.findLast(({ from }) => from <= today) ?? state.managers[0])?.from ?? today;
};

type SaidOn = Readonly<{ date: CalendarDate; said: Said; now: Instant }>;

/** For one day, what is sent again counts where it was said after the other was recorded: when that was said nobody keeps. */
const isOlder = (field: Dated, state: PersonState, { date, said, now }: SaidOn): boolean => {
  const newest = newestOf(field, state, dayOf(now));
  if (newest !== null && date < newest) return true;
  const recordedAt = state.saidAt.get(saidKey(field, date));
  return said.isReplay && recordedAt !== undefined && !isLater(said.at, recordedAt);
};

/** The command's effective date; null where it has none. */
const dateOf = ({ data }: PersonCommand): CalendarDate | null =>
  'effectiveDate' in data && typeof data.effectiveDate === 'string' ? data.effectiveDate : null;

/** @throws Superseded where a source says what is older than all that is recorded of it */
export const ensureNewest = (command: PersonCommand, state: PersonState | null): void => {
  const { said, now, type } = command;
  const [date, fields] = [dateOf(command), FIELDS[type] ?? []];
  if (said === undefined || state === null || state.erased || date === null || fields.length === 0) return;
  if (fields.every((field) => isOlder(field, state, { date, said, now })))
    throw new Superseded(`What is recorded of ${fields.join(', ')} holds from a later day, or was said later.`);
};

/** Whether a source says again what holds already, from a later day on: that day is recorded, so that nothing older is applied after it. */
export const saysAnew = (
  { said }: Pick<PersonCommand, 'said'>,
  date: CalendarDate,
  since: CalendarDate | null,
): boolean => said !== undefined && since !== null && date > since;
