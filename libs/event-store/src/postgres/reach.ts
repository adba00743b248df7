import { OutcomeUnknown, StoreUnavailable } from '@plumbline/event-log';
import { Reach, type Refusal } from '@plumbline/postgres';

const unavailable: Refusal = (why, cause) =>
  new StoreUnavailable(`The event store is not available: ${why}`, { cause });
const unknown: Refusal = (why, cause) =>
  new OutcomeUnknown(`The event store broke off with the append in hand: ${why}`, { cause });

/** Whether the server of the log can be reached. */
export class LogReach extends Reach {
  constructor(deadlineMs: number) {
    super(deadlineMs, unavailable);
  }

  unknown(): Error {
    return this.because(unknown);
  }
}
