import { Validated, type Presence } from '../validated.js';

export const BooleanField = (presence: Presence = {}): PropertyDecorator =>
  Validated(
    {
      check: (value) => (typeof value === 'boolean' ? undefined : 'is neither true nor false'),
      fix: 'Send true or false.',
      schema: { type: 'boolean' },
    },
    presence,
  );
