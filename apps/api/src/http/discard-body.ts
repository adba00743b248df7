import type { IncomingMessage } from 'node:http';
import type { FastifyReply } from 'fastify';

const MOST_BYTES = 64 * 1024 * 1024;
const LONGEST_MS = 5_000;

/** Reads the rest of a body and discards it, within limits of size and time; beyond them it closes the connection. */
const discardRest = (request: IncomingMessage): void => {
  let bytes = 0;
  const hangUp = (): void => {
    request.destroy();
  };
  const timer = setTimeout(hangUp, LONGEST_MS).unref();
  request.once('close', () => {
    clearTimeout(timer);
  });
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) hangUp();
  });
};

/**
 * For an answer to a request whose body is still being sent. Closing the connection would reset it, and a client that has not
 * read the answer yet would lose it, so the rest of the body is read and discarded.
 */
export const discardUnreadBody = (reply: FastifyReply): void => {
  const { raw } = reply.request;
  if (raw.complete) return;
  reply.removeHeader('connection');
  reply.raw.once('finish', () => {
    discardRest(raw);
  });
};
