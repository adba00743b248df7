import { DomainError, ensure } from '../../kernel/domain-error.js';
import { dayOf } from '../../kernel/time.js';
import type { CancelManagerChange, ChangeManager, PersonCommand } from '../commands.js';
import type { PersonEvent } from '../events.js';
import { ensureManager, ensureNoLoop, managerBefore, managerOn } from '../reporting-line.js';
import { saysAnew } from '../said.js';
import type { PersonState } from '../state.js';
import { ensureDate, ensureNotOwn } from './guards.js';

type Events = readonly PersonEvent[];

/** Begins no earlier than the entry that holds today, takes its place among those ahead, and holds until the next of them. */
export const changeManager = (command: ChangeManager & Pick<PersonCommand, 'said'>, state: PersonState): Events => {
  const { data, facts, actor, now } = command;
  const { effectiveDate, managerId, personId } = data;
  const holding = state.managers.findLast(({ from }) => from <= dayOf(now)) ?? state.managers[0];
  ensureDate(effectiveDate, holding?.from);
  const since = state.managers.findLast(({ from }) => from <= effectiveDate)?.from ?? effectiveDate;
  if (managerOn(state, effectiveDate) === managerId && !saysAnew(command, effectiveDate, since)) return [];
  ensureNotOwn(actor, personId, 'change your manager');
  ensureManager(personId, managerId, facts);
  return [{ type: 'ManagerChanged', data }];
};

const ahead = ({ managers }: PersonState, today: string): string =>
  managers
    .slice(1)
    .filter(({ from }) => from > today)
    .map(({ from }) => from)
    .join(', ') || 'none';

/** Only what has not begun: what holds is changed. */
export const cancelManagerChange = ({ data, facts, actor, now }: CancelManagerChange, state: PersonState): Events => {
  const { effectiveDate, personId } = data;
  const today = dayOf(now);
  if (state.cancelled.includes(effectiveDate)) return [];
  if (!state.managers.slice(1).some(({ from }) => from === effectiveDate))
    throw new DomainError(
      'manager-change-unknown',
      `No change of manager of ${personId} is dated ${effectiveDate}; ahead of today are: ${ahead(state, today)}.`,
    );
  ensure(
    effectiveDate > today,
    'manager-change-begun',
    `The change of ${effectiveDate} has begun; change the manager from today on instead, with POST /v1/people/${personId}/manager.`,
  );
  ensureNotOwn(actor, personId, 'change your manager');
  ensureNoLoop(personId, managerBefore(state, effectiveDate), facts);
  return [{ type: 'ManagerChangeCancelled', data }];
};
