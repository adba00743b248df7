import type { IncomingMessage } from 'node:http';
import type { FastifyReply } from 'fastify';

const MOST_BYTES = 64 * 1024 * 1024;
const LONGEST_MS = 5_000;

/** Reads on and forgets, within bounds; hangs up on whoever goes beyond them. */
const drain = (request: IncomingMessage): void => {
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
 * For an answer to a request whose body is still being sent. Hanging up on it resets the connection, and takes the answer
 * away from a client that has not read it yet: the rest is let in and thrown away instead.
 */
export const outlastBody = (reply: FastifyReply): void => {
  const { raw } = reply.request;
  if (raw.complete) return;
  reply.removeHeader('connection');
  reply.raw.once('finish', () => {
    drain(raw);
  });
};
