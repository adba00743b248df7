import rateLimit from '@fastify/rate-limit';
import type { Authenticator } from '@plumbline/access';
import type { Config } from '@plumbline/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bearerIn } from './bearer.js';
import { Problem } from './problems.js';

const MINUTE = 60_000;
const OPEN = /^\/(health|metrics)(\/|$)/;

/** A known token counts for its person; everything else, guesses at tokens included, for the address that it comes from. */
const personOf = (authenticator: Authenticator, request: FastifyRequest): string | undefined => {
  const token = bearerIn(request);
  return token === undefined ? undefined : authenticator.lately(token)?.personId;
};

const tooMany = (limit: number): Problem =>
  new Problem(
    429,
    'too-many-requests',
    `At most ${limit.toString()} requests a minute. Retry-After says when to go on.`,
  );

export const registerRateLimit = async (
  server: FastifyInstance,
  authenticator: Authenticator,
  { limits: { perPerson, perAddress } }: Config,
): Promise<void> => {
  if (perPerson === 0 && perAddress === 0) return;
  const unlimited = Number.MAX_SAFE_INTEGER;
  await server.register(rateLimit, {
    global: true,
    timeWindow: MINUTE,
    cache: 20_000,
    keyGenerator: (request) => {
      const person = personOf(authenticator, request);
      return person === undefined ? `address ${request.ip}` : `person ${person}`;
    },
    max: (_, key) => (key.startsWith('person ') ? perPerson || unlimited : perAddress || unlimited),
    allowList: (request) => OPEN.test(request.url),
    errorResponseBuilder: (_, { max }) => tooMany(max),
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
      'retry-after': true,
    },
  });
};
