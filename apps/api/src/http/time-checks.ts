import { isLikelyDate } from '@plumbline/domain';
import type { Check } from './validated.js';

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;

export const calendarDate: Check = (value) =>
  typeof value === 'string' && isLikelyDate(value) ? undefined : 'is not a date of the calendar';

export const instant: Check = (value) => {
  const day = typeof value === 'string' ? INSTANT.exec(value)?.[1] : undefined;
  return day !== undefined && isLikelyDate(day) ? undefined : 'is not an instant in UTC';
};
