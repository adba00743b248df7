import { q } from '../ddl.js';
import { OTHER_SCHEMAS, usersLock } from './schema.js';
import type { WriterSession } from './writer-session.js';

type Found = Readonly<{ schema: string }>;

/** Drops the views of other releases, once nobody has read or written them for a while: all of it can be derived again. */
export class UnusedSchemas {
  readonly #session: WriterSession;
  readonly #afterMs: number;
  /** Since when each was found unused, each time. */
  #unused: ReadonlyMap<string, number> = new Map();

  constructor(session: WriterSession, afterMs: number) {
    this.#session = session;
    this.#afterMs = afterMs;
  }

  /** Answers what it dropped. */
  async drop(): Promise<readonly string[]> {
    const now = performance.now();
    const unused = new Map<string, number>();
    const dropped: string[] = [];
    for (const { schema } of await this.#session.rows<Found>(OTHER_SCHEMAS)) {
      const since = this.#unused.get(schema) ?? now;
      const isOld = now - since >= this.#afterMs;
      if (!(await this.#whereUnused(schema, isOld))) continue;
      if (isOld) dropped.push(schema);
      else unused.set(schema, since);
    }
    this.#unused = unused;
    return dropped;
  }

  /** Under a lock that nobody has who uses it; whoever comes to use it waits meanwhile. */
  async #whereUnused(schema: string, isDropped: boolean): Promise<boolean> {
    const lock = `SELECT pg_try_advisory_lock(${usersLock(schema)}) AS "isFree"`;
    const [found] = await this.#session.rows<{ isFree: boolean }>(lock);
    if (found?.isFree !== true) return false;
    try {
      if (isDropped) await this.#session.rows(`DROP SCHEMA ${q(schema)} CASCADE`);
    } finally {
      await this.#session.rows(`SELECT pg_advisory_unlock(${usersLock(schema)})`);
    }
    return true;
  }
}
