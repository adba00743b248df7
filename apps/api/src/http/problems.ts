import type { FieldProblem } from '@plumbline/responses';
import type { ProblemCode } from './problem-table.js';

export type { FieldProblem } from '@plumbline/responses';

/** A failure with its place in the HTTP contract: a status and a stable code. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    detail: string,
    readonly extra: Readonly<{ errors?: readonly FieldProblem[]; headers?: Readonly<Record<string, string>> }> = {},
  ) {
    super(detail);
  }
}

export const badRequest = (errors: readonly FieldProblem[]): Problem =>
  new Problem(400, 'invalid-request', 'The request does not have the shape that this route takes.', { errors });

/** One body for everything that does not exist, or does not exist for the viewer. */
export const notFound = (): Problem => new Problem(404, 'not-found', 'There is nothing here that you may see.');
