import { Commits } from '../commits.js';

/** Wakes subscriptions when the end of the log has moved, whoever moved it. */
export class LogEnds extends Commits {
  private last = 0;

  heard(last: number): void {
    if (last <= this.last) return;
    this.last = last;
    this.happened();
  }
}
