import type { Config } from '@plumbline/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const SENT = [
  'Authorization',
  'Content-Type',
  'If-Match',
  'If-None-Match',
  'Idempotency-Key',
  'Plumbline-Min-Position',
  'Traceparent',
];
const READ = ['ETag', 'Location', 'Plumbline-Position', 'Retry-After', 'X-Correlation-Id'];
const PREFLIGHT_SECONDS = 600;

/** Web pages of the configured origins may call the API; those of others are told nothing, so that a browser keeps answers from them. */
export const allowOrigins = (app: NestFastifyApplication, { corsOrigins }: Config): void => {
  if (corsOrigins.length === 0) return;
  app.enableCors({
    origin: [...corsOrigins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: SENT,
    exposedHeaders: READ,
    maxAge: PREFLIGHT_SECONDS,
    credentials: false,
  });
};
