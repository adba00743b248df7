import { randomUUID } from 'node:crypto';
import type { Viewer as ViewerOf } from '@plumbline/access';
import type { CommandContext } from '@plumbline/application';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { idFromDigest } from './digests.js';
import { versionIn } from './if-match.js';
import { nowOf, stateOf } from './request-state.js';

const requestOf = (host: ExecutionContext): FastifyRequest => host.switchToHttp().getRequest<FastifyRequest>();

const callerOf = (request: FastifyRequest): ViewerOf => {
  const { viewer } = stateOf(request);
  if (viewer === undefined) throw new Error('A route that is open to anyone asked who is calling.');
  return viewer;
};

/** A read expects no version, whatever its headers say. */
const READING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

export const contextOf = (request: FastifyRequest): CommandContext => {
  const { correlationId, record, principal } = stateOf(request);
  if (principal === undefined) throw new Error('A route that is open to anyone asked who is calling.');
  const expected = READING.has(request.method) ? undefined : versionIn(request.headers['if-match']);
  return {
    actor: principal.personId,
    roles: principal.roles,
    now: nowOf(request),
    correlationId,
    causationId: correlationId,
    ...(expected !== undefined && { expected }),
    ...(record && { record }),
  };
};

const idInBody = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string' ? body.id : undefined;

/** The id that the body names; else one made for this request, the same again when the request is repeated by key. */
export const newIdOf = (request: FastifyRequest): string => {
  const state = stateOf(request);
  state.newId ??= idInBody(request.body) ?? (state.record ? idFromDigest(state.record.key) : randomUUID());
  return state.newId;
};

/** The actor, the time and the expected version of the request, for the command. */
export const Context = createParamDecorator((_: unknown, host: ExecutionContext) => contextOf(requestOf(host)));

/** The viewer: the principal with the roles and relations that count on the route's resource. */
export const Viewer = createParamDecorator((_: unknown, host: ExecutionContext) => callerOf(requestOf(host)));

/** Id for what the route creates: `id` of the body, else a generated one. */
export const NewId = createParamDecorator((_: unknown, host: ExecutionContext) => newIdOf(requestOf(host)));
