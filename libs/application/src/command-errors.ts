/** What the actor can be shown of the stream is not as they saw it; nothing was appended. */
export class ConcurrencyConflict extends Error {
  override readonly name = 'ConcurrencyConflict';
  constructor(readonly stream: string) {
    super(`${stream} has changed since it was as the request says.`);
  }
}

/** What the command depends on kept changing while it was decided, in what the actor did not name; nothing was appended. */
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
    super(
      'This idempotency key was used before: for another request, or for one from before texts were erased, whose digest went with them. Read whether it was done, and send a new key with a new request.',
    );
  }
}
