import { dayOf } from '@plumbline/domain';

const DAY_MS = 86_400_000;

/** Turns the story's days, counted from today, into moments of the past and the near future. */
export type Calendar = Readonly<{ instantOf: (day: number) => string; dateOf: (day: number) => string }>;

export const calendarFrom = (now: string): Calendar => {
  const today = Date.parse(now);
  const instantOf = (day: number): string => new Date(today + day * DAY_MS).toISOString();
  return { instantOf, dateOf: (day) => dayOf(instantOf(day)) };
};
