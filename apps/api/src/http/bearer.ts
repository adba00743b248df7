import type { FastifyRequest } from 'fastify';

/** The token of the Authorization header; undefined where there is none of that kind. */
export const bearerIn = (request: FastifyRequest): string | undefined =>
  /^Bearer +([^\s]+) *$/i.exec(request.headers.authorization ?? '')?.[1];
