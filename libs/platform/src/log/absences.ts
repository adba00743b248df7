import type { Logger } from './logger.js';

/** What copies of the server share, where it is in PostgreSQL. */
export type Shared = 'events' | 'keys' | 'views';

export type Reached =
  | Readonly<{ isAway: true; since: Date; why: string }>
  | Readonly<{ isAway: false; afterMs: number }>;

/** Logs what goes away and what comes back, in one line each, and knows what is away. */
export class Absences {
  private readonly away = new Set<string>();

  constructor(private readonly log: Pick<Logger, 'error' | 'info'>) {}

  tell(of: Shared, reached: Reached): void {
    if (reached.isAway) {
      this.away.add(of);
      this.log.error({}, `PostgreSQL of the ${of}: away since ${reached.since.toISOString()}: ${reached.why}`);
    } else {
      this.away.delete(of);
      this.log.info({}, `PostgreSQL of the ${of}: back after ${String(Math.round(reached.afterMs / 1_000))} s`);
    }
  }

  isAway(of: Shared): boolean {
    return this.away.has(of);
  }
}
