import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation } from '@nestjs/swagger';
import { Answers, type Definition } from './answers.js';
import { ApiProblems } from './api-problems.js';
import { ReadInterceptor } from './read.interceptor.js';

/** An answer with a `revision` string carries it as ETag. */
export type ReadOptions = Readonly<{
  answer: Definition;
  also?: Definition;
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
export const Reads = (summary: string, { answer, also, problems = [] }: ReadOptions): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiBearerAuth(),
    ApiHeader(MIN_POSITION),
    Answers(answer, { description: 'As of the last event that the views have handled.', ...(also && { also }) }),
    ApiProblems(400, 401, 403, 404, ...problems, 429, 503),
    UseInterceptors(ReadInterceptor),
  );
