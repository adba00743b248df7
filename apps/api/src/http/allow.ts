import type { AccessPolicy } from '@plumbline/access';
import { SetMetadata } from '@nestjs/common';

/**
 * `id` names the route parameter that holds the resource's id; `candidate-in-body` reads `candidate` of the body, which has to be of
 * the class `body` first.
 */
export type RoutePolicy = AccessPolicy & Readonly<{ id?: string; body?: new () => Readonly<{ candidate: string }> }>;

export const ROUTE_POLICY = Symbol('RoutePolicy');

/** Who may use this route. Every route has one: the application refuses to start otherwise. */
export const Allow = (policy: RoutePolicy): MethodDecorator => SetMetadata(ROUTE_POLICY, policy);
