import { Absence, isLost, isTooSlow, type OnReach, reasonOf } from '@plumbline/postgres';
import { ViewsUnavailable } from '../views-unavailable.js';
import { isLocked } from './writer-session.js';

/** Whether the server of the views is away, for who writes them. */
export class ViewsAbsence {
  readonly #absence: Absence;

  constructor(onReach: OnReach | undefined) {
    this.#absence = new Absence(onReach);
  }

  /** True where it is the server that is away, and nothing else is wrong. */
  found(error: unknown): boolean {
    const cause = error instanceof ViewsUnavailable ? error.cause : undefined;
    if (cause === undefined || !isLost(cause) || isTooSlow(cause) || isLocked(cause)) return false;
    this.#absence.found(reasonOf(cause));
    return true;
  }

  over(): void {
    this.#absence.over();
  }

  close(): void {
    this.#absence.close();
  }
}
