import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { answerClientError } from './client-errors.js';

/** What Node says of a request that does not arrive in time. */
const tooLate = (): NodeJS.ErrnoException =>
  Object.assign(new Error('The request took too long.'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });

/**
 * How a request divides its time. Node bounds how long the headers take to arrive, measured from the first byte or the connection;
 * from there on we measure, until the last byte of the answer was taken.
 */
export const partsOf = (requestMs: number): Readonly<{ headersMs: number; restMs: number; lookEveryMs: number }> => {
  const lookEveryMs = Math.ceil(Math.min(1_000, requestMs / 10));
  const headersMs = Math.ceil(requestMs / 3) - lookEveryMs;
  return { headersMs, restMs: requestMs - headersMs - lookEveryMs, lookEveryMs };
};

/** Ends a request whose body, work and answer together take longer than what is left after its headers. */
export const registerDeadline = (server: FastifyInstance, requestMs: number): void => {
  const { restMs } = partsOf(requestMs);
  server.addHook('onRequest', (request, reply, done) => {
    const { socket } = request.raw;
    // An injected request has no connection that it could hold.
    if (!(socket instanceof Socket)) {
      done();
      return;
    }
    const timer = setTimeout(() => {
      answerClientError(tooLate(), socket);
    }, restMs).unref();
    reply.raw.once('close', () => {
      clearTimeout(timer);
    });
    done();
  });
};
