import { STATUS_CODES } from 'node:http';
import { Problem as ProblemDetails, serializerOf } from '@plumbline/responses';
import { errorOf, rowOf } from './problem-table.js';
import type { FieldProblem, Problem } from './problems.js';

const BASE = 'https://plumbline.example/problems/';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

const write = serializerOf(ProblemDetails);

/** What an entry of `errors` says of a refusal that is for the caller to mend: its row, unless whoever refused said more. */
const REFUSED: readonly number[] = [403, 409, 422];
const errorsOf = ({ status, code, extra }: Problem): readonly FieldProblem[] | undefined =>
  extra.errors ?? (REFUSED.includes(status) ? [errorOf(rowOf(code))] : undefined);

/** The body of RFC 9457. Every problem is serialized here, so that equal problems are equal byte for byte. */
export const problemText = (problem: Problem): string => {
  const { status, code, message } = problem;
  return write({
    type: BASE + code,
    title: STATUS_CODES[status] ?? 'Failure',
    status,
    detail: message,
    code,
    errors: errorsOf(problem),
  });
};
