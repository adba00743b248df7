import { applyDecorators, HttpCode, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiHeader, ApiOperation } from '@nestjs/swagger';
import { Receipt } from '@plumbline/responses';
import { Answers } from './answers.js';
import { ApiProblems } from './api-problems.js';
import { IDEMPOTENCY_KEY } from './idempotency-key.js';
import { ReceiptInterceptor } from './receipt.interceptor.js';
import { MarkWrite, type WriteOptions } from './route-options.js';

const HEADERS = {
  etag: { description: 'The new version.', schema: { type: 'string' as const } },
  'plumbline-position': { description: 'Same as `position`.', schema: { type: 'string' as const } },
};
const LOCATION = { location: { description: 'Address of what was created.', schema: { type: 'string' as const } } };

/** What all writing routes have in common, so that a controller line says only what is specific to it. */
export const Writes = (summary: string, options: WriteOptions): MethodDecorator => {
  const { command, status = 200, ifMatch = 'optional', answer = Receipt } = options;
  return applyDecorators(
    ApiOperation({ summary }),
    ApiExtension('x-command', command),
    ApiBearerAuth(),
    ApiHeader({
      name: 'If-Match',
      required: ifMatch === 'required',
      description: 'ETag of your last read or write; the change is refused if there is more that you can see since.',
      schema: { type: 'string', example: '"u0Yc2nRk9TzXb1Qe"' },
    }),
    ApiHeader(IDEMPOTENCY_KEY),
    Answers(answer, {
      status,
      description: status === 201 ? 'Created.' : 'Done, or already so.',
      headers: { ...HEADERS, ...(status === 201 && LOCATION) },
    }),
    ApiProblems(400, 401, 403, 404, 409, 412, 413, 415, 422, ...(ifMatch === 'required' ? [428] : []), 429, 503),
    HttpCode(status),
    MarkWrite(options),
    UseInterceptors(ReceiptInterceptor),
  );
};
