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

const UNAVAILABLE = 503;

/** Where the server cannot serve now, what it lacks is the kind of problem; of others the status says as much. */
const titleOf = ({ status, code }: Problem): string => {
  if (status !== UNAVAILABLE) return STATUS_CODES[status] ?? 'Failure';
  const { field, cause } = rowOf(code);
  return `${field === 'server' ? 'The server' : field} ${cause}`;
};

/** The body of RFC 9457. Every problem is serialized here, so that equal problems are equal byte for byte. */
export const problemText = (problem: Problem): string => {
  const { status, code, message } = problem;
  return write({
    type: BASE + code,
    title: titleOf(problem),
    status,
    detail: message,
    code,
    errors: errorsOf(problem),
  });
};
