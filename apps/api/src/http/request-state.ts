import type { Principal, Viewer } from '@plumbline/access';
import type { CommandRecord } from '@plumbline/event-log';
import type { Receipt } from '@plumbline/application';
import type { Instant } from '@plumbline/domain';
import type { FastifyRequest } from 'fastify';

/** What is found out about a request on its way in, in this order: correlation id, sender, principal, command record, viewer. */
export type RequestState = {
  readonly correlationId: string;
  /** When the request was first asked who sent it, see `nowOf`. */
  now?: Instant;
  /** Whose token came along, or why it is refused. */
  sender?: Principal | Error;
  principal?: Principal;
  /** Whether the principal is somebody who was registered; else their id is only what the token says. */
  isRegistered?: boolean;
  viewer?: Viewer;
  /** Present when an idempotency key came along. */
  record?: CommandRecord;
  /** The first answer, when this request was answered before. */
  replay?: Receipt;
  /** What is read, before it is written as text. */
  answer?: unknown;
  /** Id for what this request creates, see `newIdOf`. */
  newId?: string;
};

const STATES = new WeakMap<object, RequestState>();

export const beginState = (request: FastifyRequest, correlationId: string): void => {
  STATES.set(request.raw, { correlationId });
};

/** Throws on a request that did not come through the hooks of `createApp`. */
export const stateOf = (request: FastifyRequest): RequestState => {
  const state = STATES.get(request.raw);
  if (state === undefined) throw new Error('The request has no state: its hook did not run.');
  return state;
};

/** The clock is read here, once for each request, and nowhere behind it. */
export const nowOf = (request: FastifyRequest): Instant => {
  const state = stateOf(request);
  state.now ??= new Date().toISOString();
  return state.now;
};
