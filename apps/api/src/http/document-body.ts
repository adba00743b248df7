import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';

/** The media type is ignored: the content tells what a document is. */
export const DOCUMENT_TYPES = [
  'application/octet-stream',
  'application/json',
  'application/yaml',
  'text/html',
  'text/markdown',
  'text/plain',
  'text/yaml',
] as const;
export const DOCUMENT_LIMIT = 5 * 1024 * 1024;

/** The route takes a document as its raw body (`@Body() document: Buffer`), up to 5 MB; JSON is not parsed either. */
export const TakesDocument = (example: string): MethodDecorator =>
  applyDecorators(
    RouteConfig({ takesDocument: true }),
    ApiConsumes(...DOCUMENT_TYPES),
    ApiBody({ required: true, schema: { type: 'string', format: 'binary', maxLength: DOCUMENT_LIMIT, example } }),
  );
