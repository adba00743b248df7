import { KeysUnavailable, OutcomeUnknown, StoreUnavailable } from '@plumbline/event-log';
import { type OnReach, Reach } from '@plumbline/postgres';

/** Whether the server of the log can be reached. */
export class LogReach extends Reach {
  constructor(deadlineMs: number, onReach?: OnReach) {
    super({
      ...{ deadlineMs, onReach, of: 'PostgreSQL of the events' },
      refusal: (why, cause) => new StoreUnavailable(`The event store is not available: ${why}`, { cause }),
    });
  }

  unknown(): Error {
    return this.because(
      (why, cause) => new OutcomeUnknown(`The event store broke off with the append in hand: ${why}`, { cause }),
    );
  }
}

/** Whether that of the keys can. */
export class KeysReach extends Reach {
  constructor(deadlineMs: number, onReach?: OnReach) {
    super({
      ...{ deadlineMs, onReach, of: 'PostgreSQL of the keys' },
      refusal: (why, cause) =>
        new KeysUnavailable(`The keys of texts about people are not available: ${why}`, { cause }),
    });
  }
}
