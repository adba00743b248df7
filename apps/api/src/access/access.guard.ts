import { Authenticator, decideAccess, type Principal, type Standing } from '@plumbline/access';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ROUTE_POLICY, type RoutePolicy } from '../http/allow.js';
import { AnsweredRequests } from '../http/answered-requests.js';
import { bearerIn } from '../http/bearer.js';
import { tokenMissing } from '../http/failure-table.js';
import { recordIn } from '../http/idempotency-key.js';
import { notFound, Problem } from '../http/problems.js';
import { stateOf } from '../http/request-state.js';
import { WRITE_OPTIONS } from '../http/route-options.js';
import { Standings } from './standings.js';

const admit = (policy: RoutePolicy, standing: Standing | undefined): Standing => {
  const verdict = standing ? decideAccess(policy, standing.viewer, standing.visible) : { kind: 'hide' as const };
  if (verdict.kind === 'forbid') throw new Problem(403, verdict.code, verdict.reason);
  if (verdict.kind === 'hide' || !standing) throw notFound();
  return standing;
};

const gone = (): Problem =>
  new Problem(
    403,
    'person-left',
    'You have left, so nothing here is open to you any longer. People ops can tell you more.',
  );

/** Every request passes here once: who is it, were they answered before, and may they. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Authenticator) private readonly authenticator: Authenticator,
    @Inject(Standings) private readonly standings: Standings,
    @Inject(AnsweredRequests) private readonly answered: AnsweredRequests,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.reflector.get<RoutePolicy | undefined>(ROUTE_POLICY, context.getHandler());
    if (policy === undefined) throw new Error('The route has no policy.');
    if (policy.to.includes('anyone')) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const principal = await this.authenticate(request);
    const isWrite = this.reflector.get<unknown>(WRITE_OPTIONS, context.getHandler()) !== undefined;
    if (isWrite && (await this.answeredBefore(request, principal))) return true;
    const named = { id: paramOf(request, policy.id ?? 'id'), body: request.body };
    stateOf(request).viewer = admit(policy, await this.standings.of(policy.on, named, principal)).viewer;
    return true;
  }

  private async authenticate(request: FastifyRequest): Promise<Principal> {
    const token = bearerIn(request);
    if (token === undefined) throw tokenMissing();
    const principal = await this.authenticator.authenticate(token);
    stateOf(request).principal = principal;
    if (await this.standings.isGone(principal)) throw gone();
    return principal;
  }

  /**
   * Asked before the policy: what a request did may have taken the caller's relation away, as declining does, and its
   * repeat is answered all the same. The key is the caller's own, and the answer holds a receipt and nothing else.
   */
  private async answeredBefore(request: FastifyRequest, { personId }: Principal): Promise<boolean> {
    const record = recordIn(request, personId);
    if (record === undefined) return false;
    const replay = await this.answered.receipt(record);
    Object.assign(stateOf(request), { record, replay });
    return replay !== undefined;
  }
}

const paramOf = (request: FastifyRequest, name: string): string =>
  (request.params as Record<string, string | undefined>)[name] ?? '';
