import type { CalendarDate, Instant } from './types.js';

const DAY = 'T00:00:00Z';
const DAY_MS = 86_400_000;

/** True of a date that the calendar has: 2026-02-30 is none. */
export const isDate = (date: CalendarDate): boolean => {
  const millis = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date + DAY) : NaN;
  return !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(date);
};

/** True of a date from 1900 to 8999: anything else is a typing error. */
export const isLikelyDate = (date: CalendarDate): boolean => isDate(date) && date > '1900' && date < '9000';

/** The day of an instant, UTC: the day that effective dates and reporting lines are compared with. */
export const dayOf = (instant: Instant): CalendarDate => instant.slice(0, 10);

/** So many days later. */
export const daysAfter = (date: CalendarDate, days: number): CalendarDate =>
  dayOf(new Date(Date.parse(date + DAY) + days * DAY_MS).toISOString());

/** True of an RFC 3339 instant in UTC, written with a Z. */
export const isInstant = (instant: Instant): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(instant) &&
  isDate(dayOf(instant)) &&
  !Number.isNaN(Date.parse(instant));

/** To the millisecond: instants as text do not order where one has a fraction and the other none. */
export const isLater = (a: Instant, b: Instant): boolean => Date.parse(a) > Date.parse(b);
