import { daysAfter, dayOf } from './time.js';
import type { CalendarDate, Instant } from './types.js';

/** How a nomination ended: promoted; decided otherwise; withdrawn, reopened, or never decided. */
export type RetentionClass = 'promoted' | 'notPromoted' | 'undecided';
export const RETENTION_CLASSES: readonly RetentionClass[] = ['promoted', 'notPromoted', 'undecided'];

/** @asType integer @minimum 1 @maximum 1200 */
type Months = number;
/** How many months the texts of a nomination are kept once its cycle is closed, by how it ended; null is until the person is erased. */
export type Retention = Readonly<{ promoted: Months | null; notPromoted: Months | null; undecided: Months | null }>;

/** What holds in a cycle for which nobody set anything. */
export const KEPT: Retention = { promoted: null, notPromoted: null, undecided: null };
export const MOST_MONTHS = 1200;

/** Nothing goes before thirty whole days have passed since it was set, so that others can object, or place a hold: so many midnights. */
const NOTICE_MIDNIGHTS = 31;

/** The same day so many months later, or the last of a shorter month. */
export const monthsAfter = (date: CalendarDate, months: number): CalendarDate => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  const until = Math.min(day, last.getUTCDate());
  return `${dayOf(last.toISOString()).slice(0, 8)}${String(until).padStart(2, '0')}`;
};

/** Since when a cycle is closed, and what was set for it when. */
export type Retained = Readonly<{
  closedAt: Instant | null;
  retention: Retention;
  /** Null where nothing was set. */
  retentionSetAt: Instant | null;
}>;

/** The day, UTC, from which on the texts of a class are due to go; null where they stay. */
export const dueOn = (
  { closedAt, retention, retentionSetAt }: Retained,
  ofClass: RetentionClass,
): CalendarDate | null => {
  const months = retention[ofClass];
  if (closedAt === null || months === null) return null;
  const ended = monthsAfter(dayOf(closedAt), months);
  if (retentionSetAt === null) return ended;
  const noticed = daysAfter(dayOf(retentionSetAt), NOTICE_MIDNIGHTS);
  return ended > noticed ? ended : noticed;
};

/** The day from which on nothing of the cycle has to be kept; null where something stays. */
export const allDueOn = (retained: Retained): CalendarDate | null => {
  const days = RETENTION_CLASSES.map((ofClass) => dueOn(retained, ofClass));
  return days.includes(null) ? null : (days.toSorted().at(-1) ?? null);
};

export const isDue = (day: CalendarDate | null, now: Instant): boolean => day !== null && dayOf(now) >= day;
