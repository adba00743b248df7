import { ensure } from '../../kernel/domain-error.js';
import { dayOf, isDate } from '../../kernel/time.js';
import type { CalendarDate, Instant, PersonId } from '../../kernel/types.js';
import { foldedId } from '../folded-ids.js';
import type { PersonState } from '../state.js';

export const ensureDate = (date: CalendarDate, notBefore?: CalendarDate): void => {
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
export const ensureBegun = (date: CalendarDate, from: CalendarDate, now: Instant): void => {
  const today = dayOf(now);
  ensureDate(date, from < today ? from : today);
  ensure(
    date <= today,
    'date-future',
    `The effective date must not be after today, ${today} in UTC: only reporting lines can be changed in advance. Send this again on that day.`,
  );
};

export const ensureNotErased = ({ personId, erased }: PersonState): void => {
  ensure(!erased, 'person-erased', `${personId} was erased; nothing more is recorded about them.`);
};

export const ensureHere = (state: PersonState): void => {
  const { personId, leftOn } = state;
  ensureNotErased(state);
  ensure(
    leftOn === null,
    'person-left',
    `${personId} left on ${leftOn ?? ''}. Record first that they came back, with POST /v1/people/${personId}/return; or correct the departure, with POST /v1/people/${personId}/departure/correction.`,
  );
};

/** Levels and reporting lines decide who may nominate, rate and audit whom; an erasure ends what could be held against somebody. */
export const ensureNotOwn = (actor: PersonId, personId: PersonId | null, what: string): void => {
  ensure(
    actor !== personId,
    'own-record',
    `Nobody decides on their own record, whatever their role; another admin has to ${what}.`,
  );
};

/** Somebody whom no record names yet may sign in by it, in whichever case. */
export const ensureNotOwnSourceId = (actor: PersonId, sourceId: string | null, what: string): void => {
  ensureNotOwn(foldedId(actor), sourceId && foldedId(sourceId), what);
};
