import { q } from '../ddl.js';
import { OTHER_SCHEMAS, usersLock } from './schema.js';
import type { WriterSession } from './writer-session.js';

type Session = Pick<WriterSession, 'rows'>;
type Found = Readonly<{ schema: string }>;

/** `error`: why it is still there. */
export type Dropped = Readonly<{ schema: string; error?: unknown }>;

/** Drops the views of other releases, once nobody has read or written them for a while: all of it can be derived again. */
export class UnusedSchemas {
  readonly #session: Session;
  readonly #afterMs: number;
  /** Since when each was found unused, each time. */
  #unused: ReadonlyMap<string, number> = new Map();

  constructor(session: Session, afterMs: number) {
    this.#session = session;
    this.#afterMs = afterMs;
  }

  /** Answers what became of those whose time was over. One that cannot be dropped has its time anew. */
  async drop(now = performance.now()): Promise<readonly Dropped[]> {
    const unused = new Map<string, number>();
    const all: Dropped[] = [];
    for (const { schema } of await this.#session.rows<Found>(OTHER_SCHEMAS)) {
      const since = this.#unused.get(schema) ?? now;
      const isOld = now - since >= this.#afterMs;
      try {
        if (!(await this.#whereUnused(schema, isOld))) continue;
        if (isOld) all.push({ schema });
        else unused.set(schema, since);
      } catch (error) {
        unused.set(schema, now);
        all.push({ schema, error });
      }
    }
    this.#unused = unused;
    return all;
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
