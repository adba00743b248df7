/** A rule said no. `code` is stable and part of the HTTP contract; the message names the rule and what would satisfy it. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Refuses unless the rule holds. */
export const ensure = (holds: boolean, code: string, message: string): void => {
  if (!holds) throw new DomainError(code, message);
};
