import { Validated, type Presence } from '../validated.js';
import { calendarDate, instant } from '../time-checks.js';

export const DateField = (presence: Presence = {}): PropertyDecorator =>
  Validated(
    { check: calendarDate, fix: 'Send a date such as 2026-03-31.', schema: { type: 'string', format: 'date' } },
    presence,
  );

export const InstantField = (presence: Presence = {}): PropertyDecorator =>
  Validated(
    {
      check: instant,
      fix: 'Send an instant in UTC such as 2026-03-31T17:00:00Z.',
      schema: { type: 'string', format: 'date-time' },
    },
    presence,
  );
