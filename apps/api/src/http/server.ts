import helmet from '@fastify/helmet';
import type { EventStore } from '@plumbline/event-log';
import type { Config, Logger, Metrics, Telemetry } from '@plumbline/platform';
import { serializerOf } from '@plumbline/responses';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Definition } from './answers.js';
import { registerBodyParsers } from './body-parsers.js';
import { registerCaching } from './caching.js';
import { registerCompression } from './compression.js';
import { partsOf, registerDeadline } from './deadline.js';
import { problemOf } from './failure-table.js';
import { sendProblem } from './problem-details.filter.js';
import { notFound } from './problems.js';
import { openTexts } from './text-opening.js';
import { begin, observe, randomId, registerRequestHooks } from './request-hooks.js';
import { registerTracing, tracedId } from './tracing.js';
import { answerClientError, refuseExpectation } from './client-errors.js';

const LONGEST_PARAMETER = 512;
/** Idle between two requests of one connection. */
const KEEP_ALIVE_MS = 65_000;

type Parts = Readonly<{ config: Config; logger: Logger; metrics: Metrics }>;

/** Nest's middleware layer is skipped: nothing here uses it, and it costs on every request. */
export const createAdapter = ({ config: { limits, trustProxy }, ...observers }: Parts): FastifyAdapter => {
  const { headersMs, lookEveryMs } = partsOf(limits.requestMs);
  return new FastifyAdapter({
    skipMiddie: true,
    logger: false,
    trustProxy: (_, hop) => hop < trustProxy,
    bodyLimit: limits.jsonBody,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { requireHostHeader: false, headersTimeout: headersMs, connectionsCheckingInterval: lookEveryMs },
    clientErrorHandler: answerClientError,
    forceCloseConnections: 'idle',
    // Fastify would answer with a body of its own: `registerRequestHooks` does it.
    return503OnClosing: false,
    routerOptions: { maxParamLength: LONGEST_PARAMETER, ignoreTrailingSlash: false },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      begin(request, reply, randomId);
      // No hook runs for an address that cannot be read.
      reply.raw.once('finish', () => {
        observe(request, reply, observers);
      });
      sendProblem(reply, problemOf(error) ?? notFound());
    },
  });
};

/** Everything that a request meets before it reaches a route. Call before the routes are made. */
export const prepareServer = async (
  server: FastifyInstance,
  { config, logger, metrics, store, telemetry }: Parts & Readonly<{ store: EventStore; telemetry: Telemetry | null }>,
): Promise<void> => {
  server.server.on('checkExpectation', refuseExpectation);
  registerDeadline(server, config.limits.requestMs);
  registerRequestHooks(server, { logger, metrics }, telemetry === null ? randomId : tracedId);
  if (telemetry !== null) registerTracing(server, telemetry);
  registerCaching(server, store);
  openTexts(server, store);
  await registerCompression(server, config);
  registerBodyParsers(server, config);
  server.setSerializerCompiler(({ schema }) => serializerOf(schema as Definition));
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
    },
    xFrameOptions: { action: 'deny' },
  });
};
