import type { Refusal } from './refusal.js';

/** About criteria, what they ask for, and counter-signals. */
export const CRITERION_REFUSALS = {
  'counter-signal-exists': {
    field: 'key',
    cause: 'is that of a counter-signal with other content',
    way: 'ReviseCounterSignal',
    fix: 'Revise that counter-signal, or choose another key.',
  },
  'counter-signal-unknown': {
    field: 'counterSignals',
    cause: 'names a counter-signal that is not there',
    way: 'corrected',
    fix: 'Send the key of one that is there, or add it to the draft first.',
  },
  'counter-signals-too-many': {
    field: 'counterSignals',
    cause: 'would be more than a draft may have',
    way: 'RemoveCounterSignal',
    fix: 'Remove one that is not needed, or let fewer items become one.',
  },
  'criteria-too-many': {
    field: 'criteria',
    cause: 'would be more than a draft may have',
    way: 'RemoveCriterion',
    fix: 'Remove one that is not needed, let fewer items become criteria, or make a framework for each track.',
  },
  'criterion-exists': {
    field: 'key',
    cause: 'is that of a criterion with other content',
    way: 'ReviseCriterion',
    fix: 'Revise that criterion, or choose another key.',
  },
  'criterion-unknown': {
    field: 'criterion',
    cause: 'is no criterion of this framework',
    way: 'corrected',
    fix: 'Send the key of one that is there, or add it to the draft first.',
  },
  'criterion-without-level': {
    field: 'criteria',
    cause: 'has one that no level requires',
    way: 'ReviseCriterion',
    fix: 'Add a requirement to each of those named, or remove it.',
  },
  'min-evidence-invalid': {
    field: 'minEvidence',
    cause: 'is not a whole number of 1 or more',
    way: 'corrected',
    fix: 'Send a whole number of 1 or more.',
  },
  'order-incomplete': {
    field: 'keys',
    cause: 'does not name every criterion of the draft once',
    way: 'corrected',
    fix: 'Name every criterion of the draft once.',
  },
  'requirement-duplicate': {
    field: 'requirements',
    cause: 'names a level twice',
    way: 'corrected',
    fix: 'Keep one requirement for each level.',
  },
  'requirement-unknown': {
    field: 'weights',
    cause: 'names a level that does not require the criterion',
    way: 'ReviseCriterion',
    fix: 'Add the requirement to the criterion first, or leave this weight out.',
  },
  'weight-duplicate': {
    field: 'weights',
    cause: 'names a criterion and level twice',
    way: 'corrected',
    fix: 'Name each criterion and level once.',
  },
  'weight-invalid': {
    field: 'weight',
    cause: 'is not above 0 with at most three decimals',
    way: 'corrected',
    fix: 'Send a number above 0, at most 1000000, with at most three decimals; or leave it out.',
  },
} as const satisfies Readonly<Record<string, Refusal>>;
