import type { Check } from './checked.js';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;

const isCalendarDate = (text: string): boolean => {
  const parts = DATE.exec(text);
  if (!parts || text < '1900' || text > '9000') return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

export const calendarDate: Check = (value) =>
  typeof value === 'string' && isCalendarDate(value) ? undefined : 'is not a date of the calendar';

export const instant: Check = (value) => {
  const day = typeof value === 'string' ? INSTANT.exec(value)?.[1] : undefined;
  return day !== undefined && isCalendarDate(day) ? undefined : 'is not an instant in UTC';
};
