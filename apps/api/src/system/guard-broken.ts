import type { BrokenGuard } from '@plumbline/event-store';
import type { Logger } from '@plumbline/platform';

const BEHIND =
  'an event was appended that rests on what had changed meanwhile: the locks of an append were lost on the way. It is a finding on its stream';
const UNCHECKED =
  'whether an event that was appended rests on what had changed meanwhile could not be looked at: the next look will';

type Listener = (broken: BrokenGuard) => void;

/** What the event store tells of broken guards, from its start on: for the operator at once, and for whoever listens once they do. */
export class BrokenGuards {
  private readonly waiting: BrokenGuard[] = [];
  private listener: Listener | undefined;

  constructor(private readonly logger: Logger) {}

  readonly tell = (broken: BrokenGuard): void => {
    this.logger.error({ ...broken }, broken.moved === null ? UNCHECKED : BEHIND);
    if (this.listener === undefined) this.waiting.push(broken);
    else this.listener(broken);
  };

  listen(listener: Listener): void {
    this.listener = listener;
    for (const broken of this.waiting.splice(0)) listener(broken);
  }
}
