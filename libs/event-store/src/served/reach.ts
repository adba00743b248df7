import { OutcomeUnknown, StoreUnavailable } from '@plumbline/event-log';
import { Reach } from '@plumbline/postgres';

/** Whether the server of the log can be reached, or that of the keys. */
export class LogReach extends Reach {
  constructor(
    deadlineMs: number,
    private readonly what = 'The event store',
    inWords?: (cause: unknown) => string,
  ) {
    super(deadlineMs, (why, cause) => new StoreUnavailable(`${what} is not available: ${why}`, { cause }), inWords);
  }

  unknown(): Error {
    return this.because(
      (why, cause) => new OutcomeUnknown(`${this.what} broke off with the append in hand: ${why}`, { cause }),
    );
  }
}
