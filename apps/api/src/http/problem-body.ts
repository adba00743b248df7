import { STATUS_CODES } from 'node:http';
import { Problem as ProblemDetails, serializerOf } from '@plumbline/responses';
import type { Problem } from './problems.js';

const BASE = 'https://plumbline.example/problems/';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

const write = serializerOf(ProblemDetails);

/** The body of RFC 9457. Every problem is serialized here, so that equal problems are equal byte for byte. */
export const problemText = ({ status, code, message, extra }: Problem): string =>
  write({
    type: BASE + code,
    title: STATUS_CODES[status] ?? 'Failure',
    status,
    detail: message,
    code,
    errors: extra.errors,
  });
