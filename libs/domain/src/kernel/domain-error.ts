import { type Refusal, type RefusalCode, REFUSALS } from '../refusals/index.js';

/** One of several things that are wrong: which field, what with it, and what to do. */
export type Fault = Readonly<{ field: string; problem: string; fix: string }>;

/**
 * A rule said no. `code` is stable and part of the HTTP contract; the message names the rule and what would satisfy it. `field` where the
 * case at hand is about another field than the code's row says; `faults` where each of several things is to be named.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  constructor(
    readonly code: RefusalCode,
    message: string,
    private readonly field?: string,
    readonly faults?: readonly Fault[],
  ) {
    super(message);
  }

  get refusal(): Refusal {
    const row = REFUSALS[this.code];
    return this.field === undefined ? row : { ...row, field: this.field };
  }
}

/** Refuses unless the rule holds. */
export const ensure = (holds: boolean, code: RefusalCode, message: string, field?: string): void => {
  if (!holds) throw new DomainError(code, message, field);
};
