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

/** Whether both are one person's: whoever is signed in by an id, or a source id, is so in whichever case. */
export const isSamePerson = (one: PersonId, other: PersonId | null): boolean =>
  other !== null && foldedId(one) === foldedId(other);

/**
 * Levels and reporting lines decide who may nominate, rate and audit whom; an erasure ends what could be held against somebody. Where what is on
 * the record is kept from them, it comes before everything that would tell of it.
 */
export const ensureNotOwn = (actor: PersonId, own: PersonId | null, what: string): void => {
  ensure(
    !isSamePerson(actor, own),
    'own-record',
    `Nobody decides on their own record, whatever their role; another admin has to ${what}.`,
  );
};
