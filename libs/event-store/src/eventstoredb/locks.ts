import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { before, Session } from '@plumbline/postgres';
import { StoreUnavailable } from '@plumbline/event-log';
import type pg from 'pg';
import type { LogReach } from '../served/reach.js';
import { Turns, type Wanted } from './turns.js';

export type Held = Readonly<{
  /** Whether the locks are held still, as far as that can be known. @throws where the server does not say */
  isHeld: () => Promise<boolean>;
  release: () => void;
}>;

/** So long the server takes at least to end a session whose other end is gone. */
const SURE_FOR_MS = 2_000;
const PAUSE_MS = 2;
const MOST_PAUSE_MS = 20;

const WANTED = `unnest($1::bigint[], $2::boolean[]) WITH ORDINALITY AS w (key, shared, n)`;
const TAKE = {
  name: 'take_locks',
  text: `SELECT CASE WHEN shared THEN pg_try_advisory_lock_shared(key) ELSE pg_try_advisory_lock(key) END AS had FROM ${WANTED} ORDER BY n`,
};
const LEAVE = {
  name: 'leave_locks',
  text: `SELECT CASE WHEN shared THEN pg_advisory_unlock_shared(key) ELSE pg_advisory_unlock(key) END AS had FROM ${WANTED} ORDER BY n`,
};

type Keys = readonly (readonly [key: string, isShared: boolean])[];

const had = async (client: pg.Client, statement: typeof TAKE, keys: Keys): Promise<readonly boolean[]> => {
  const values = [keys.map(([key]) => key), keys.map(([, isShared]) => isShared)];
  return (await client.query<{ had: boolean }>({ ...statement, values })).rows.map((row) => row.had);
};

/** Two names with one key wait for each other, and that is all. */
const keyOf = (name: string): string => hash('sha256', name, 'buffer').readBigInt64BE().toString();

/**
 * Locks that all processes see, in a database of PostgreSQL: of one session for each process, so that a process that ends leaves them all.
 * They are tried, and never waited for, since the session that waits could let go of none.
 */
export class Locks {
  private readonly session: Session;
  private readonly turns = new Turns();

  constructor(
    open: () => Promise<pg.Client>,
    private readonly reach: LogReach,
    /** What they are of: names of another log are other locks. */
    private readonly log: string,
  ) {
    this.session = new Session(open);
  }

  /** Waits for those who have one. @throws StoreUnavailable where that takes too long, or the database cannot be reached */
  async take(wanted: readonly Wanted[]): Promise<Held> {
    const leaveTurn = await this.turns.take(wanted);
    try {
      const keys = wanted.map(({ name, mode }) => [keyOf(`${this.log} ${name}`), mode === 'shared'] as const);
      const client = await this.taken(keys);
      return this.held(client, keys, leaveTurn);
    } catch (error) {
      leaveTurn();
      throw error;
    }
  }

  /** Why they cannot be taken; undefined where they can. */
  get fault(): string | undefined {
    return this.reach.fault;
  }

  unavailable(): Error {
    return this.reach.unavailable();
  }

  /** Finds that the database is back: whoever comes while it is away for long is refused at once. */
  async probe(): Promise<void> {
    if (this.reach.fault !== undefined) await this.tried([], performance.now() + this.reach.tryMs);
  }

  close(): void {
    this.session.close();
  }

  private held(client: pg.Client, keys: Keys, leaveTurn: () => void): Held {
    const took = performance.now();
    return {
      isHeld: async () => {
        if (performance.now() - took < SURE_FOR_MS) return true;
        return this.session.run(this.reach.until(), async (now) => {
          await now.query('SELECT');
          return now === client;
        });
      },
      release: () => {
        leaveTurn();
        const until = performance.now() + this.reach.tryMs;
        // A session that is lost has left its locks.
        before(until, had(client, LEAVE, keys)).catch(() => undefined);
      },
    };
  }

  private async taken(keys: Keys): Promise<pg.Client> {
    const until = this.reach.until();
    for (let pause = PAUSE_MS; ; pause = Math.min(2 * pause, MOST_PAUSE_MS)) {
      if (until <= performance.now()) return this.refused();
      const client = await this.tried(keys, until);
      if (client !== undefined) return client;
      await sleep(pause * (0.5 + Math.random()));
    }
  }

  private refused(): Promise<never> {
    if (this.reach.fault !== undefined) return this.reach.refused();
    throw new StoreUnavailable('Another process writes to the same streams, and does not come to an end.');
  }

  private async tried(keys: Keys, until: number): Promise<pg.Client | undefined> {
    const began = performance.now();
    try {
      const client = await this.session.run(Math.min(until, began + this.reach.tryMs), (now) => takeAll(now, keys));
      this.reach.regained();
      return client;
    } catch (error) {
      this.reach.lost(error, began);
      return undefined;
    }
  }
}

/** All or none. */
const takeAll = async (client: pg.Client, keys: Keys): Promise<pg.Client | undefined> => {
  const took = await had(client, TAKE, keys);
  if (took.every(Boolean)) return client;
  await had(
    client,
    LEAVE,
    keys.filter((_, at) => took[at] === true),
  );
  return undefined;
};
