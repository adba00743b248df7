import { describe, type Session, type Statement } from '@plumbline/postgres';
import { StoreUnavailable, StoreUnreadable } from '@plumbline/event-log';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { isLost, sessionOf } from './failures.js';
import type { LogReach } from './reach.js';

/** So that a large read holds up few others. */
const CONNECTIONS = 3;
const PAUSE_MS = 50;

/** Reads committed rows over a few connections. A read that breaks off is done again, until its time is over. */
export class Reader {
  private readonly sessions: readonly Session[];
  private readonly closing = new AbortController();

  constructor(
    open: () => Promise<pg.Client>,
    private readonly reach: LogReach,
    connections = CONNECTIONS,
  ) {
    this.sessions = Array.from({ length: connections }, () => sessionOf(open));
  }

  /** @throws StoreUnavailable, and StoreUnreadable where the server says that it cannot be read */
  async query<Row>(statement: Statement, values: readonly unknown[] = []): Promise<readonly Row[]> {
    for (const until = this.reach.readAgainUntil(); ;) {
      if (this.isClosed()) throw new StoreUnavailable('The event store is closed.');
      if (until <= performance.now()) return this.reach.refused();
      const began = performance.now();
      try {
        return await this.tried<Row>(statement, values);
      } catch (error) {
        if (!isLost(error)) throw new StoreUnreadable(describe(error), { cause: error });
        if (!this.isClosed()) this.reach.lost(error, began);
        await sleep(PAUSE_MS);
      }
    }
  }

  /** Breaks off what is read. */
  close(): void {
    this.closing.abort();
    for (const session of this.sessions) session.close();
  }

  private isClosed(): boolean {
    return this.closing.signal.aborted;
  }

  private async tried<Row>(statement: Statement, values: readonly unknown[]): Promise<readonly Row[]> {
    const free = this.sessions.reduce((least, one) => (one.busy < least.busy ? one : least));
    const until = performance.now() + this.reach.tryMs;
    const { rows } = await free.run(until, (client) => client.query({ ...statement, values: [...values] }));
    this.reach.regained();
    return rows as Row[];
  }
}
