import type { AnyEvent, Instant } from './types.js';

/** Opaque to everyone but the store that made it, except that tokens of one store order as strings do. */
export type Position = string;
/** 0-based number of an event within its stream; leaves the process as a decimal string. */
export type Revision = bigint;

/** The record of the command that wrote an event, for commands with an idempotency key: digests, and its place in that command. */
export type CommandReference = Readonly<{
  /** SHA-256 of the actor and their idempotency key. */
  key: string;
  /** What was asked, as a digest of method, path and body under a key of the store, which alone can compare it. */
  request: string;
  /** Which of the command's events, from 0. */
  index: number;
  /** How many events the command wrote. */
  count: number;
}>;

export type Metadata = Readonly<{
  recordedAt: Instant;
  actor: string;
  correlationId: string;
  causationId: string;
  command: CommandReference | null;
}>;

/** An event with the time at which it was recorded, as states are folded from it; specs of rules that no time is in leave it out. */
export type Timed<E extends AnyEvent> = E & Readonly<{ metadata?: Pick<Metadata, 'recordedAt'> }>;

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
