import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { corkTurn } from './connect.js';
import type { Reach } from './reach.js';
import { Session } from './session.js';

const PAUSE_MS = 50;

export type PoolOptions = Readonly<{
  open: () => Promise<pg.Client>;
  reach: Reach;
  /** More than one, so that a large read holds up few others. */
  connections: number;
  /** Whether the connection is given up, and the same asked on another. */
  isLost: (error: unknown) => boolean;
  /** What is thrown where another try would do no better. */
  refusal: (error: unknown) => unknown;
  closed: () => Error;
}>;

/** Reads committed rows over a few connections. A read that breaks off is done again, until its time is over. */
export class Pool {
  readonly #of: PoolOptions;
  readonly #sessions: readonly Session[];
  readonly #closing = new AbortController();

  constructor(options: PoolOptions) {
    this.#of = options;
    const { open, isLost, connections } = options;
    this.#sessions = Array.from({ length: connections }, () => new Session(open, isLost));
  }

  /** Rejects in time. */
  async query<Row>(query: pg.QueryConfig): Promise<readonly Row[]> {
    const { reach, closed } = this.#of;
    const end = reach.until();
    let failed: unknown;
    for (const until = reach.readAgainUntil(); ;) {
      if (this.#isClosed()) throw closed();
      const began = performance.now();
      // Another session may have reached the server meanwhile: why this read failed is told all the same.
      if (until <= began && failed !== undefined) reach.lost(failed, began);
      if (until <= began) return reach.refused();
      try {
        return await this.#tried<Row>(query, end);
      } catch (error) {
        failed = error;
        this.#failed(error, began);
        await sleep(PAUSE_MS);
      }
    }
  }

  /** Breaks off what is read. */
  close(): void {
    this.#closing.abort();
    for (const session of this.#sessions) session.close();
  }

  #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  /** Returns where another try may do better. */
  #failed(error: unknown, began: number): void {
    const { isLost, refusal, reach } = this.#of;
    if (!isLost(error)) throw refusal(error);
    if (!this.#isClosed()) reach.lost(error, began);
  }

  async #tried<Row>(query: pg.QueryConfig, end: number): Promise<readonly Row[]> {
    const { reach } = this.#of;
    const free = this.#sessions.reduce((least, one) => (one.busy < least.busy ? one : least));
    const until = Math.min(end, performance.now() + reach.tryMs);
    const { rows } = await free.run(until, (client) => {
      corkTurn(client);
      return client.query(query);
    });
    reach.regained();
    return rows as Row[];
  }
}
