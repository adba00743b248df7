import type { ActualRevision } from './ports/event-store.port.js';

/** The stream is not at the revision that the actor saw; nothing was appended. */
export class ConcurrencyConflict extends Error {
  override readonly name = 'ConcurrencyConflict';
  constructor(
    readonly stream: string,
    readonly actual: ActualRevision,
  ) {
    super(`${stream} is at revision ${String(actual)}, which is not the one that the request names.`);
  }
}

/** What the command depends on kept changing while it was decided, in streams that the actor did not name; nothing was appended. */
export class StillMoving extends Error {
  override readonly name = 'StillMoving';
  constructor() {
    super('What this depends on kept changing while it was decided. Nothing was changed: send it again.');
  }
}

/** The idempotency key belongs to an earlier, different request; nothing was appended. */
export class IdempotencyKeyReused extends Error {
  override readonly name = 'IdempotencyKeyReused';
  constructor() {
    super('This idempotency key was used before, for another request: send a new key with a new request.');
  }
}
