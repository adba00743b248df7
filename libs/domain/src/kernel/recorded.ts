import type { AnyEvent, Instant } from './types.js';

/** Opaque to everyone but the store that made it, except that tokens of one store order as strings do. */
export type Position = string;
/** 0-based number of an event within its stream; leaves the process as a decimal string. */
export type Revision = bigint;

export type Metadata = Readonly<{
  recordedAt: Instant;
  actor: string;
  correlationId: string;
  causationId: string;
  /** SHA-256 of the request's idempotency key, where it has one. */
  idempotencyKey?: string;
}>;

/** An event as a store gives it back, upcast to its newest version. */
export type Recorded<E extends AnyEvent = AnyEvent> = E &
  Readonly<{
    id: string;
    version: number;
    stream: string;
    revision: Revision;
    position: Position;
    metadata: Metadata;
  }>;
