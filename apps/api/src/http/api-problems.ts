import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { Problem, toOpenApi } from '@plumbline/responses';

const MEANING: Readonly<Record<number, string>> = {
  400: 'The request has the wrong shape; `errors` names each field and its fix.',
  401: 'No valid token came along.',
  403: 'You may see this, and may not do it.',
  404: 'Not there, or not there for you.',
  409: 'A rule refused; `code` says which.',
  412: 'It has changed since the ETag in If-Match.',
  413: 'The body is too large.',
  415: 'The body has a media type that this route does not take.',
  422: 'The Idempotency-Key was used for another request.',
  428: 'If-Match is missing.',
  429: 'Too many requests; see Retry-After.',
  503: 'Not now; see Retry-After.',
};

/** Declares the failures that a route may answer with, all as problem details. */
export const ApiProblems = (...statuses: readonly number[]): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: MEANING[status] ?? 'Failure.',
        content: { 'application/problem+json': { schema: toOpenApi(Problem) } },
      }),
    ),
  );
