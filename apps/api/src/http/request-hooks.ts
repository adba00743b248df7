import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { readingOnce } from '@plumbline/application';
import { type Logger, type Metrics, withCorrelation } from '@plumbline/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { stopping } from './failure-table.js';
import { badRequest } from './problems.js';
import { beginState, stateOf } from './request-state.js';

const CORRELATION = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

const wrongCorrelation = (): Error =>
  badRequest([
    {
      field: 'X-Correlation-Id',
      problem: 'is not an id',
      fix: 'Send 1 to 128 letters, digits, dots, colons, hyphens and underscores, or leave it out.',
    },
  ]);

/** Node would refuse it too, but with an empty answer. */
const missingHost = (): Error =>
  badRequest([{ field: 'Host', problem: 'is missing', fix: 'Send a Host header, as HTTP/1.1 requires.' }]);

/** Headers that say one thing, of those that are read here. Node would keep the first of two, or join them. */
const SINGLE: ReadonlySet<string> = new Set([
  'authorization',
  'content-length',
  'content-type',
  'host',
  'idempotency-key',
  'if-match',
  'plumbline-min-position',
  'x-correlation-id',
]);

const repeated = (name: string): Error =>
  badRequest([{ field: name, problem: 'was sent more than once', fix: 'Send the header once, with one value.' }]);

/** The name of a header that came twice and says one thing. */
const repeatedIn = ({ rawHeaders }: IncomingMessage): string | undefined => {
  const seen = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    if (SINGLE.has(name) && seen.has(name)) return rawHeaders[at];
    seen.add(name);
  }
  return undefined;
};

/**
 * Sets the correlation id of a request and its answer; `problem` is set if its headers are refused already. `newId`: for a request that
 * brings none.
 */
export const begin = (
  request: FastifyRequest,
  reply: FastifyReply,
  newId: (request: FastifyRequest) => string,
): { id: string; problem?: Error } => {
  const given = request.headers['x-correlation-id'];
  const valid = given === undefined || (typeof given === 'string' && CORRELATION.test(given));
  const id = valid && typeof given === 'string' ? given : newId(request);
  beginState(request, id);
  void reply.header('x-correlation-id', id);
  const twice = repeatedIn(request.raw);
  if (twice !== undefined) return { id, problem: repeated(twice) };
  if (!valid) return { id, problem: wrongCorrelation() };
  return lacksHost(request) ? { id, problem: missingHost() } : { id };
};

const lacksHost = ({ raw }: FastifyRequest): boolean => raw.httpVersion === '1.1' && raw.headers.host === undefined;

/** Unmatched addresses share one label, so that nobody can fill the registry with names. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none';

/** No finer: where few people vote, a count of one route says when each of them did. The log tells routes apart. */
const partOf = (route: string): string => /^\/(v1|health|metrics|docs)(?=\/|$)/.exec(route)?.[1] ?? 'none';

/** A new one, for a request that is part of no trace. */
export const randomId = (): string => randomUUID();

type Observers = Readonly<{ logger: Logger; metrics: Metrics }>;

/** Measures a request that was answered, and writes one line about it. */
export const observe = (request: FastifyRequest, reply: FastifyReply, { logger, metrics }: Observers): void => {
  const route = routeOf(request);
  const { elapsedTime, statusCode: status } = reply;
  const { method } = request;
  const { correlationId, principal, isRegistered = false } = stateOf(request);
  // What the token of a stranger says may be their mail address, and would outlive an erasure here.
  const actor = isRegistered ? principal?.personId : undefined;
  metrics.http.observe(
    { method, part: partOf(route), status: `${status.toString().charAt(0)}xx` },
    elapsedTime / 1_000,
  );
  const milliseconds = Math.round(elapsedTime);
  logger.finished({ method, route, status, milliseconds, actor, correlationId });
};

/** Once the server stops: refuses what comes in, and ends each connection with its answer, since one that stays open keeps the server. */
const registerStop = (server: FastifyInstance): (() => Error | undefined) => {
  let isStopping = false;
  server.addHook('preClose', (done) => {
    isStopping = true;
    done();
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (isStopping) void reply.header('connection', 'close');
    done();
  });
  return () => (isStopping ? stopping() : undefined);
};

/** Gives every request its correlation id and a scope of its own to read streams in, and has it observed when it is answered. */
export const registerRequestHooks = (
  server: FastifyInstance,
  observers: Observers,
  newId: (request: FastifyRequest) => string,
): void => {
  const refused = registerStop(server);
  server.addHook('onRequest', (request, reply, done) => {
    const { id, problem = refused() } = begin(request, reply, newId);
    withCorrelation(id, () => {
      done(problem as never);
    });
  });
  // Not earlier: body chunks are delivered outside of the async scope in which the request began.
  server.addHook('preHandler', (_request, _reply, done) => {
    readingOnce(done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    observe(request, reply, observers);
    done();
  });
};
