import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { Answers, type Definition } from './answers.js';
import { ApiProblems } from './api-problems.js';
import { MayBeKept } from './caching.js';
import { ReadInterceptor } from './read.interceptor.js';

/** An answer with a `revision` string carries it in its ETag; the ETag of another is a fingerprint of its text. */
export type ReadOptions = Readonly<{
  answer: Definition;
  also?: Definition;
  /** Failures that only some of these routes answer with. */
  problems?: readonly number[];
  /** Says nothing about a person, see `MayBeKept`. */
  mayBeKept?: boolean;
}>;

const MIN_POSITION = {
  name: 'Plumbline-Min-Position',
  required: false,
  description:
    'A position that a write answered with: waits up to 2 s until the views include it, then answers 503; at once where the views are away.',
  schema: { type: 'string' as const },
};

const IF_NONE_MATCH = {
  name: 'If-None-Match',
  required: false,
  description: 'ETag of the answer that you have: 304 without a body if it is still the answer.',
  schema: { type: 'string' as const, example: '"u0Yc2nRk9TzXb1Qe.Jk2mP0sVw8Lt"' },
};

const Conditional = (): MethodDecorator =>
  applyDecorators(ApiHeader(IF_NONE_MATCH), ApiResponse({ status: 304, description: 'As you have it.' }));

/** Everything that routes which read views have in common. */
export const Reads = (
  summary: string,
  { answer, also, problems = [], mayBeKept = false }: ReadOptions,
): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiBearerAuth(),
    ApiHeader(MIN_POSITION),
    Answers(answer, { description: 'As of the last event that the views have handled.', ...(also && { also }) }),
    Conditional(),
    ...(mayBeKept ? [MayBeKept()] : []),
    ApiProblems(400, 401, 403, 404, ...problems, 429, 503),
    UseInterceptors(ReadInterceptor),
  );
