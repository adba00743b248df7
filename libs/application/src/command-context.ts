import type { Instant, Position, Revision, Said } from '@plumbline/domain';
import type { Role } from '@plumbline/access';
import type { CommandRecord } from '@plumbline/event-log';

/** The actor, the time of the request, and its correlation. Made once for each request; nothing behind it reads a clock. */
export type CommandContext = Readonly<{
  actor: string;
  /** The actor's roles, whatever a conflict takes away on the resource; none for what the program does by itself. */
  roles?: readonly Role[];
  now: Instant;
  correlationId: string;
  causationId: string;
  /** The version that the actor saw, see `Versions`; absent for contributions that depend on nothing seen. */
  expected?: string;
  /** Of what a source of people says, see `Said` of the domain. */
  said?: Said;
  /** Present when the request has an idempotency key. */
  record?: CommandRecord;
}>;

/** Where a command left its aggregate; `appended` is 0 when it was already so. */
export type Receipt = Readonly<{
  id: string;
  stream: string;
  revision: Revision | null;
  position: Position | null;
  appended: number;
}>;
