import { DomainError, ensure } from '../kernel/domain-error.js';
import type { CalendarDate, PersonId } from '../kernel/types.js';
import type { ManagerFacts } from './commands.js';
import type { PersonState } from './state.js';

/** The manager who holds on that date, UTC; null at the top of a line and before the person was registered. */
export const managerOn = (state: PersonState | null, date: CalendarDate): PersonId | null =>
  state?.managers.findLast((manager) => manager.from <= date)?.managerId ?? null;

/** The newest entry, which may begin in the future. */
export const newestManager = (state: PersonState): PersonState['managers'][number] => {
  const newest = state.managers.at(-1);
  if (newest === undefined) throw new DomainError('person-not-found', `${state.personId} was never registered.`);
  return newest;
};

export const ensureManager = (personId: PersonId, managerId: PersonId | null, facts: ManagerFacts): void => {
  if (managerId === null) return;
  ensure(managerId !== personId, 'own-manager', `${personId} cannot report to themselves.`);
  ensure(facts.managerKnown, 'manager-unknown', `${managerId} is not registered, or no longer here.`);
  ensureNoLoop(personId, managerId, facts);
};

export const ensureNoLoop = (personId: PersonId, managerId: PersonId | null, facts: ManagerFacts): void => {
  ensure(
    !facts.managersAbove.includes(personId),
    'manager-loop',
    `${managerId ?? ''} reports to ${personId}, directly or through others; move one of them first.`,
  );
};

/** The first entry after that date: until then one of that date holds. */
export const nextChange = ({ managers }: PersonState, date: CalendarDate): CalendarDate | null =>
  managers.find(({ from }) => from > date)?.from ?? null;

/** Who holds from that date on if the entry of it is cancelled. */
export const managerBefore = ({ managers }: PersonState, date: CalendarDate): PersonId | null =>
  managers.findLast(({ from }) => from < date)?.managerId ?? null;
