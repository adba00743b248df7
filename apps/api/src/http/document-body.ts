import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';

export const DOCUMENT_TYPES = ['text/markdown', 'text/plain', 'application/octet-stream'] as const;
export const DOCUMENT_LIMIT = 5 * 1024 * 1024;

/** The route takes a document as its raw body (`@Body() document: Buffer`), up to 5 MB, and no JSON. */
export const TakesDocument = (): MethodDecorator =>
  applyDecorators(
    RouteConfig({ takesDocument: true }),
    ApiConsumes(...DOCUMENT_TYPES),
    ApiBody({ required: true, schema: { type: 'string', format: 'binary', maxLength: DOCUMENT_LIMIT } }),
  );
