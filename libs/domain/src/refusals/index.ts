import { CRITERION_REFUSALS } from './criterion.js';
import { CYCLE_REFUSALS } from './cycle.js';
import { DECISION_REFUSALS } from './decision.js';
import { FINDING_REFUSALS } from './finding.js';
import { FRAMEWORK_REFUSALS } from './framework.js';
import { NOMINATION_REFUSALS } from './nomination.js';
import { PERSON_REFUSALS } from './person.js';
import type { Refusal } from './refusal.js';
import { REVIEW_REFUSALS } from './review.js';

const ROWS = {
  ...NOMINATION_REFUSALS,
  ...REVIEW_REFUSALS,
  ...DECISION_REFUSALS,
  ...CYCLE_REFUSALS,
  ...FRAMEWORK_REFUSALS,
  ...CRITERION_REFUSALS,
  ...PERSON_REFUSALS,
  ...FINDING_REFUSALS,
};

/** A refusal without a row here does not compile. */
export type RefusalCode = keyof typeof ROWS;

/** Every refusal of a command, by its code: problem answers, the contract and docs/refusals.md are made from it. */
export const REFUSALS: Readonly<Record<RefusalCode, Refusal>> = ROWS;

export type { Refusal } from './refusal.js';
