import { hash } from 'node:crypto';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * The answer says nothing about a person, so a browser may keep it, and asks each time whether it is still so. Every other answer is
 * kept nowhere.
 */
export const MayBeKept = (): MethodDecorator => RouteConfig({ mayBeKept: true });

const FINGERPRINT = 12;
const PAGES = /^\/docs(\/|$)/;

const mayBeKept = ({ routeOptions: { config, url = '' } }: FastifyRequest, { statusCode }: FastifyReply): boolean =>
  statusCode < 400 && (PAGES.test(url) || ('mayBeKept' in config && config.mayBeKept === true));

const opaque = (etag: string): string => etag.trim().replace(/^W\//, '');

const isUnchanged = ({ method, headers }: FastifyRequest, reply: FastifyReply): boolean => {
  const [asked, etag] = [headers['if-none-match'], reply.getHeader('etag')];
  if (asked === undefined || typeof etag !== 'string' || reply.statusCode !== 200) return false;
  if (method !== 'GET' && method !== 'HEAD') return false;
  return asked.trim() === '*' || asked.split(',').some((each) => opaque(each) === opaque(etag));
};

/**
 * The version of what is read says nothing of what else is in the answer, such as names: for a client that asks whether it has the answer
 * already, the ETag goes on with a fingerprint of the text.
 */
const withFingerprint = ({ method }: FastifyRequest, reply: FastifyReply, payload: unknown): void => {
  const etag = reply.getHeader('etag');
  if (typeof etag !== 'string' || typeof payload !== 'string' || (method !== 'GET' && method !== 'HEAD')) return;
  reply.header('etag', `${etag.slice(0, -1)}.${hash('sha256', payload, 'base64url').slice(0, FINGERPRINT)}"`);
};

/** Says of every answer who may keep it, and answers 304 to whoever has it already. */
export const registerCaching = (server: FastifyInstance): void => {
  server.addHook('onSend', (request, reply, payload, done) => {
    reply.header('cache-control', mayBeKept(request, reply) ? 'private, no-cache' : 'no-store');
    reply.header('vary', [...new Set(['Authorization', reply.getHeader('vary') ?? 'Authorization'])].join(', '));
    withFingerprint(request, reply, payload);
    if (!isUnchanged(request, reply)) {
      done(null, payload);
      return;
    }
    reply.code(304).removeHeader('content-type').removeHeader('content-length');
    done(null, null);
  });
};
