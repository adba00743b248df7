import { ensure } from '../../kernel/domain-error.js';
import type { CorrectDeparture, PersonCommand, RecordDeparture, ReturnPerson } from '../commands.js';
import type { PersonEvent } from '../events.js';
import { saysAnew } from '../said.js';
import type { PersonState } from '../state.js';
import { ensureBegun, ensureDate, ensureNotErased } from './guards.js';

type Events = readonly PersonEvent[];
/** Commands for somebody who has left. */
export type OfDepartures = ReturnPerson | CorrectDeparture;

/** Not before registration; a change dated later than the departure simply never holds. */
export const recordDeparture = ({ data, now }: RecordDeparture, state: PersonState): Events => {
  ensureBegun(data.effectiveDate, state.managers[0]?.from ?? data.effectiveDate, now);
  return [{ type: 'PersonLeft', data }];
};

/** Not before they left: a departure that never was is corrected. */
const returned = (command: ReturnPerson & Pick<PersonCommand, 'said'>, state: PersonState): Events => {
  const { data, now } = command;
  const { leftOn } = state;
  if (leftOn === null) {
    ensure(
      state.returnedOn !== null,
      'person-here',
      `${state.personId} has not left, or the departure was corrected: there is nothing to come back from.`,
    );
    if (!saysAnew(command, data.effectiveDate, state.presenceFrom)) return [];
    ensureBegun(data.effectiveDate, data.effectiveDate, now);
    return [{ type: 'PersonReturned', data }];
  }
  ensureDate(data.effectiveDate, leftOn);
  ensureBegun(data.effectiveDate, leftOn, now);
  return [{ type: 'PersonReturned', data }];
};

const corrected = ({ data, now }: CorrectDeparture, state: PersonState): Events => {
  const { effectiveDate } = data;
  if (effectiveDate === state.leftOn) return [];
  ensure(
    state.leftOn !== null,
    'person-here',
    `${state.personId} is here: there is no departure to correct. Record one with POST /v1/people/${state.personId}/departure.`,
  );
  if (effectiveDate !== null) ensureBegun(effectiveDate, state.managers[0]?.from ?? effectiveDate, now);
  return [{ type: 'DepartureCorrected', data }];
};

export const ofDeparture = (command: OfDepartures, state: PersonState): Events => {
  ensureNotErased(state);
  return command.type === 'ReturnPerson' ? returned(command, state) : corrected(command, state);
};
