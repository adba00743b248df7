import type { Principal, Viewer as ViewerOf } from '@plumbline/access';
import { checkAgainInTurn, StillMoving } from '@plumbline/application';
import { dayOf } from '@plumbline/domain';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ROUTE_POLICY, type RoutePolicy } from '../http/allow.js';
import { CompletedRequests } from '../http/completed-requests.js';
import { tokenMissing } from '../http/failure-table.js';
import { recordIn } from '../http/idempotency-key.js';
import { nowOf, stateOf } from '../http/request-state.js';
import { WRITE_OPTIONS } from '../http/route-options.js';
import { readAs } from '../http/validation-pipe.js';
import { Admission, type Asking } from './admission.js';

/** The id of what the policy is about: of the path, or of the person whom the body names, for a round that it names. */
const resourceIn = (
  { on, id = 'id', body: type }: RoutePolicy,
  { params, body }: FastifyRequest,
): Pick<Asking, 'id' | 'cycleId'> => {
  if (on !== 'candidate-in-body') return { id: (params as Record<string, string | undefined>)[id] ?? '' };
  if (type === undefined) throw new Error('The policy names no class of the body.');
  const { candidate, cycle } = readAs(body, type) as Readonly<{ candidate: string; cycle: string }>;
  return { id: candidate, cycleId: cycle };
};

/** Every request passes here once: it finds the principal, a recorded answer to a repeat, and whether the policy allows it. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Admission) private readonly admission: Admission,
    @Inject(CompletedRequests) private readonly completed: CompletedRequests,
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
    const resource = resourceIn(policy, request);
    const admitted = (): Promise<ViewerOf> =>
      this.admission.admit(principal, { policy, ...resource, today: dayOf(nowOf(request)), isWrite });
    const viewer = await admitted();
    stateOf(request).viewer = viewer;
    if (isWrite)
      checkAgainInTurn(viewer, async () => {
        await this.ensureStill(principal, request);
        return admitted();
      });
    return true;
  }

  private async authenticate(request: FastifyRequest): Promise<Principal> {
    const { sender } = stateOf(request);
    if (sender === undefined) throw tokenMissing();
    if (sender instanceof Error) throw sender;
    const { principal, isRegistered } = await this.admission.principalOf(sender);
    Object.assign(stateOf(request), { principal, isRegistered });
    await this.ensureHere(principal, request);
    return principal;
  }

  /** Whose the token's source id is may have changed meanwhile. */
  private async ensureStill(principal: Principal, request: FastifyRequest): Promise<void> {
    const { sender } = stateOf(request);
    if (sender === undefined || sender instanceof Error) throw tokenMissing();
    const now = await this.admission.principalOf(sender);
    if (now.principal.personId !== principal.personId) throw new StillMoving();
    await this.ensureHere(principal, request);
  }

  private ensureHere(principal: Principal, request: FastifyRequest): Promise<void> {
    return this.admission.ensureHere(principal, dayOf(nowOf(request)));
  }

  /**
   * Checked before the policy: the first request may have taken away the principal's relation, as declining does, and its repeat
   * is answered all the same. The key belongs to the principal, and the answer holds only a receipt.
   */
  private async answeredBefore(request: FastifyRequest, { personId }: Principal): Promise<boolean> {
    const record = recordIn(request, personId);
    if (record === undefined) return false;
    const replay = await this.completed.receipt(record);
    Object.assign(stateOf(request), { record, replay });
    return replay !== undefined;
  }
}
