import { randomUUID } from 'node:crypto';
import { callerIn, type RequestSpan, type Telemetry } from '@plumbline/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { stateOf } from './request-state.js';

/** Asked for every few seconds by machines. */
const PROBES = /^\/(?:health|metrics)(?:\/|$)/u;

const spans = new WeakMap<object, RequestSpan>();

/** Under the trace of the caller, where the caller gives no id: then one id finds the request in traces, logs and events. */
export const tracedId = ({ headers }: FastifyRequest): string =>
  callerIn(headers['traceparent'])?.traceId ?? randomUUID();

/** What is said of a request: its pattern, never the ids in its address. */
const told = ({ method, routeOptions }: FastifyRequest, { statusCode }: FastifyReply) => {
  const route = routeOptions.url ?? 'none';
  return {
    name: `${method} ${route}`,
    attributes: {
      'http.request.method': method,
      'http.route': route,
      'http.response.status_code': statusCode,
    },
    failed: statusCode >= 500,
  };
};

/** A span for each request but probes. Call after the hooks that give requests their correlation ids. */
export const registerTracing = (server: FastifyInstance, telemetry: Telemetry): void => {
  server.addHook('onRequest', (request, _reply, done) => {
    if (!PROBES.test(request.routeOptions.url ?? '')) {
      const { correlationId } = stateOf(request);
      spans.set(request.raw, telemetry.request({ traceparent: request.headers['traceparent'], correlationId }));
    }
    done();
  });
  // Not earlier: body chunks are delivered outside of the async scope in which the request began.
  server.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request.raw);
    if (span === undefined) done();
    else span.run(done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    spans.get(request.raw)?.end(told(request, reply));
    done();
  });
};
