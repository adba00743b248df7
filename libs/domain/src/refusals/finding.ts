import type { Refusal } from './refusal.js';

/** About what was found on an aggregate. */
export const FINDING_REFUSALS = {
  'finding-not-found': {
    field: 'findingId',
    cause: 'is no finding on what the address names',
    way: 'corrected',
    fix: 'Send the id of one from GET /v1/findings, to the address that it stands on.',
  },
} as const satisfies Readonly<Record<string, Refusal>>;
