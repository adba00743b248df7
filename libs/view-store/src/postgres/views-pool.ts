import { setTimeout as sleep } from 'node:timers/promises';
import type { Reach, Session } from '@plumbline/postgres';
import { ViewsUnavailable } from '../views-unavailable.js';
import { asUnreached } from './failures.js';
import { isGivenUp, type ReadingOptions, readingSession } from './reading-session.js';

/** So that a large read holds up few others. */
const CONNECTIONS = 4;
const PAUSE_MS = 50;
/** So many texts of queries are prepared by the server; there are fewer of them. */
const MOST_PREPARED = 500;
/** A query that is wrong itself; that a table is not there yet is not its fault. */
const OF_THE_QUERY = /^42(?!P01|501)/;

const isOfTheQuery = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && OF_THE_QUERY.test(String(error.code));

/** Reads committed rows over a few connections. A read that breaks off is done again, until its time is over. */
export class ViewsPool {
  readonly #sessions: readonly Session[];
  readonly #reach: Reach;
  readonly #names = new Map<string, string>();
  #isClosed = false;

  constructor(options: ReadingOptions, reach: Reach) {
    this.#reach = reach;
    this.#sessions = Array.from({ length: CONNECTIONS }, () => readingSession(options));
  }

  /** @throws ViewsUnavailable in time */
  async query<Row>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    const end = this.#reach.until();
    for (const until = this.#reach.readAgainUntil(); ;) {
      if (this.#hasClosed()) throw new ViewsUnavailable('The views are closed.', { isDamage: false });
      if (until <= performance.now()) return this.#reach.refused();
      const began = performance.now();
      try {
        return await this.#tried<Row>(text, values, end);
      } catch (error) {
        this.#failed(error, began);
        await sleep(PAUSE_MS);
      }
    }
  }

  /** Breaks off what is read. */
  close(): void {
    this.#isClosed = true;
    for (const session of this.#sessions) session.close();
  }

  #hasClosed(): boolean {
    return this.#isClosed;
  }

  /** Returns where another try may do better. */
  #failed(error: unknown, began: number): void {
    if (isOfTheQuery(error)) throw error;
    if (!isGivenUp(error)) throw asUnreached(error);
    if (!this.#hasClosed()) this.#reach.lost(error, began);
  }

  async #tried<Row>(text: string, values: readonly unknown[], until: number): Promise<readonly Row[]> {
    const free = this.#sessions.reduce((least, one) => (one.busy < least.busy ? one : least));
    const query = { ...this.#named(text), text, values: [...values] };
    const { rows } = await free.run(Math.min(until, performance.now() + this.#reach.tryMs), (client) =>
      client.query(query),
    );
    this.#reach.regained();
    return rows as Row[];
  }

  #named(text: string): Readonly<{ name?: string }> {
    const known = this.#names.get(text);
    if (known !== undefined) return { name: known };
    if (this.#names.size >= MOST_PREPARED) return {};
    const name = `views-${String(this.#names.size)}`;
    this.#names.set(text, name);
    return { name };
  }
}
