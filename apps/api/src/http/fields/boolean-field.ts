import { Checked, type Presence } from '../checked.js';

export const BooleanField = (presence: Presence = {}): PropertyDecorator =>
  Checked(
    {
      check: (value) => (typeof value === 'boolean' ? undefined : 'is neither true nor false'),
      fix: 'Send true or false.',
      schema: { type: 'boolean' },
    },
    presence,
  );
