import { hash } from 'node:crypto';
import { ERASED } from '@plumbline/domain';
import { type EventStore, splitAtReferences } from '@plumbline/event-log';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { stateOf } from './request-state.js';

/**
 * The answer says nothing about a person, so a browser may keep it, and asks each time whether it is still so. Every other answer is
 * kept nowhere.
 */
export const MayBeKept = (): MethodDecorator => RouteConfig({ mayBeKept: true });

const FINGERPRINT = 12;
const PAGES = /^\/docs(\/|$)/;

/** True of a route whose answers may be kept. */
export const saysNothingOfPeople = ({
  config,
  url,
}: Readonly<{ config?: object; url?: string | undefined }>): boolean =>
  PAGES.test(url ?? '') || (config !== undefined && 'mayBeKept' in config && config.mayBeKept === true);

const mayBeKept = ({ routeOptions }: FastifyRequest, { statusCode }: FastifyReply): boolean =>
  statusCode < 400 && saysNothingOfPeople(routeOptions);

const opaque = (etag: string): string => etag.trim().replace(/^W\//, '');

const isUnchanged = (request: FastifyRequest, reply: FastifyReply): boolean => {
  const [asked, etag] = [request.headers['if-none-match'], reply.getHeader('etag')];
  if (asked === undefined || typeof etag !== 'string' || reply.statusCode !== 200 || !isRead(request)) return false;
  return asked.trim() === '*' || asked.split(',').some((each) => opaque(each) === opaque(etag));
};

const isRead = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

const fingerprints = new WeakMap<object, string>();

/** Of the text of an answer; of one that is returned again, made once. */
const fingerprintOf = (answer: unknown, text: string): string => {
  if (typeof answer !== 'object' || answer === null) return hash('sha256', text, 'base64url').slice(0, FINGERPRINT);
  const fingerprint = fingerprints.get(answer) ?? fingerprintOf(null, text);
  fingerprints.set(answer, fingerprint);
  return fingerprint;
};

/**
 * The version of what is read says nothing of what else is in the answer, such as names: for a client that asks whether it has the answer
 * already, the ETag goes on with a fingerprint of the text.
 */
const withFingerprint = (request: FastifyRequest, reply: FastifyReply, payload: unknown): void => {
  if (typeof payload !== 'string' || !isRead(request) || reply.statusCode !== 200) return;
  const { answer } = stateOf(request);
  const etag = reply.getHeader('etag');
  if (typeof etag === 'string') reply.header('etag', `${etag.slice(0, -1)}.${fingerprintOf(answer, payload)}"`);
  else if (answer !== undefined) reply.header('etag', `"${fingerprintOf(answer, payload)}"`);
};

/** Whether each text that the answer refers to is still there: the views may be from before one was erased, by any copy of the server. */
const areTextsThere = (payload: unknown, store: Pick<EventStore, 'openTexts'>): boolean | Promise<boolean> => {
  const references = typeof payload === 'string' ? splitAtReferences(payload).filter((_, at) => at % 2 === 1) : [];
  if (references.length === 0) return true;
  const texts = store.openTexts(references);
  return texts instanceof Promise ? texts.then((opened) => !opened.includes(ERASED)) : !texts.includes(ERASED);
};

/** Says of every answer who may keep it, and answers 304 to whoever has it already. */
export const registerCaching = (server: FastifyInstance, store: Pick<EventStore, 'openTexts'>): void => {
  server.addHook('onSend', (request, reply, payload, done) => {
    reply.header('cache-control', mayBeKept(request, reply) ? 'private, no-cache' : 'no-store');
    reply.header('vary', [...new Set(['Authorization', reply.getHeader('vary') ?? 'Authorization'])].join(', '));
    withFingerprint(request, reply, payload);
    if (!isUnchanged(request, reply)) {
      done(null, payload);
      return;
    }
    const answer = (isSame: boolean): void => {
      if (isSame) reply.code(304).removeHeader('content-type').removeHeader('content-length');
      done(null, isSame ? null : payload);
    };
    const areThere = areTextsThere(payload, store);
    if (areThere instanceof Promise) areThere.then(answer, done);
    else answer(areThere);
  });
};
