import { applyDecorators, type Type, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { ApiProblems } from './api-problems.js';
import { ReadInterceptor } from './read.interceptor.js';

/** `type`: DTO of the answer, for the contract. An answer with a `revision` string carries it as ETag. */
export type ReadOptions = Readonly<{
  type?: Type | [Type];
  /** Failures that only some of these routes answer with. */
  problems?: readonly number[];
}>;

const MIN_POSITION = {
  name: 'Plumbline-Min-Position',
  required: false,
  description: 'A position that a write answered with: waits up to 2 s until the views include it, then answers 503.',
  schema: { type: 'string' as const },
};

/** Everything that routes which read views have in common. */
export const Reads = (summary: string, { type, problems = [] }: ReadOptions = {}): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiBearerAuth(),
    ApiHeader(MIN_POSITION),
    ApiResponse({ status: 200, description: 'As the views have it.', ...(type && { type }) }),
    ApiProblems(400, 401, 403, 404, ...problems, 429, 503),
    UseInterceptors(ReadInterceptor),
  );
