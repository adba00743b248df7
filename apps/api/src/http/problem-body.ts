import { STATUS_CODES } from 'node:http';
import type { Problem } from './problems.js';

const BASE = 'https://plumbline.example/problems/';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** The body that RFC 9457 wants. It is made here for every way out, so that equal problems are equal byte for byte. */
export const problemText = ({ status, code, message, extra }: Problem): string =>
  JSON.stringify({
    type: BASE + code,
    title: STATUS_CODES[status] ?? 'Failure',
    status,
    detail: message,
    code,
    ...(extra.errors && { errors: extra.errors }),
  });
