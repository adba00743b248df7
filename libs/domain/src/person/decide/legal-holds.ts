import { DomainError, ensure } from '../../kernel/domain-error.js';
import { dayOf, isDate } from '../../kernel/time.js';
import type { CalendarDate, Instant } from '../../kernel/types.js';
import type { LiftLegalHold, PlaceLegalHold } from '../commands.js';
import type { PersonEvent } from '../events.js';
import type { PersonState } from '../state.js';
import { ensureNotErased, ensureNotOwn } from './guards.js';

type Events = readonly PersonEvent[];
type Hold = PersonState['holds'] extends ReadonlyMap<string, infer Each> ? Each : never;

export const isInForce = ({ lifted, until }: Hold, now: Instant): boolean => !lifted && dayOf(now) < until;

/** Whether any legal hold on somebody is in force; on nobody who was never registered. */
export const isHeld = (state: Pick<PersonState, 'holds'> | null, now: Instant): boolean =>
  state !== null && [...state.holds.values()].some((hold) => isInForce(hold, now));

const ensureEnd = (until: CalendarDate, now: Instant): void => {
  ensure(
    isDate(until),
    'date-invalid',
    'The end of a hold must be a date of the calendar such as 2027-03-01.',
    'until',
  );
  ensure(
    until > dayOf(now),
    'hold-over',
    `The hold would be over already: send a day after ${dayOf(now)}, today in UTC.`,
  );
};

/** Placed again for the same case, it has another ground or end. Nobody does that to one on themselves: it may end sooner. */
export const placeLegalHold = ({ data, actor, now }: PlaceLegalHold, state: PersonState): Events => {
  ensureNotOwn(actor, data.personId, 'place a hold on your record, or change one');
  ensureNotErased(state);
  ensureEnd(data.until, now);
  const before = state.holds.get(data.caseNumber);
  const isSame = before?.lifted === false && before.ground === data.ground && before.until === data.until;
  return isSame ? [] : [{ type: 'LegalHoldPlaced', data }];
};

/** One that was lifted, or is over, changes nothing. */
export const liftLegalHold = ({ data, actor, now }: LiftLegalHold, state: PersonState): Events => {
  ensureNotOwn(actor, data.personId, 'lift a hold on your record');
  ensureNotErased(state);
  const hold = state.holds.get(data.caseNumber);
  if (hold === undefined)
    throw new DomainError('hold-not-found', `There is no legal hold for case ${data.caseNumber} on ${state.personId}.`);
  if (!isInForce(hold, now)) return [];
  return [{ type: 'LegalHoldLifted', data }];
};
