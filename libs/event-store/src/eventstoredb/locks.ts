import { setTimeout as sleep } from 'node:timers/promises';
import { before, hangUp, Session } from '@plumbline/postgres';
import { StoreUnavailable } from '@plumbline/event-log';
import type pg from 'pg';
import type { LogReach } from '../served/reach.js';
import { had, type Key, type Keys, numbersOf, type Statement } from './lock-statements.js';
import { Turns, type Wanted } from './turns.js';

export type Held = Readonly<{
  /** Whether the locks are held still, as far as that can be known. @throws where the server does not say */
  isHeld: () => Promise<boolean>;
  release: () => void;
}>;

/** What whoever appends shares, and whoever copies has alone. */
export const WHOLE_LOG = 'whole log';

/** After that the session is asked again. */
const SURE_FOR_MS = 100;
const PAUSE_MS = 2;
const MOST_PAUSE_MS = 20;

/**
 * Locks that all processes see, in a database of PostgreSQL: of one session for each process, so that a process that ends leaves them all.
 * They are tried, and never waited for, since the session that waits could let go of none.
 */
export class Locks {
  private readonly session: Session;
  private readonly turns = new Turns();
  private isUsed = false;
  private readonly watched = new WeakSet<pg.Client>();
  /** Sessions that are over, and their locks with them. */
  private readonly gone = new WeakSet<pg.Client>();

  constructor(
    open: () => Promise<pg.Client>,
    private readonly reach: LogReach,
    /** What they are of: names of another log are other locks. */
    private readonly log: string,
  ) {
    this.session = new Session(open);
  }

  /**
   * Waits for those who have one, unless whoever asked waits no more. @throws StoreUnavailable where that takes too long, or the database cannot be
   * reached
   */
  async take(wanted: readonly Wanted[], isOver: () => boolean): Promise<Held> {
    this.isUsed = true;
    const leaveTurn = await this.turns.take(wanted);
    try {
      const keys = wanted.map((each) => this.keyOf(each));
      const client = await this.taken(keys, isOver);
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

  /** Keeps the session, which the server ends where it is silent for long; and finds that the database is back. */
  async probe(): Promise<void> {
    // A worker appends nothing, and needs no session.
    if (this.isUsed) await this.tried([], performance.now() + this.reach.tryMs);
  }

  close(): void {
    this.session.close();
  }

  private keyOf({ name, mode }: Wanted): Key {
    return { ...numbersOf(`${this.log} ${name}`), isShared: mode === 'shared' };
  }

  private held(client: pg.Client, keys: Keys, leaveTurn: () => void): Held {
    let asked = performance.now();
    return {
      isHeld: async () => {
        if (this.gone.has(client)) return false;
        if (performance.now() - asked < SURE_FOR_MS) return true;
        asked = performance.now();
        return this.tried([], asked + this.reach.tryMs).then((now) => now === client);
      },
      release: () => {
        leaveTurn();
        const until = performance.now() + this.reach.tryMs;
        // A session that is lost has left its locks; one that does not leave them is given up.
        before(until, had(client, 'leave', keys)).catch(() => {
          hangUp(client);
        });
      },
    };
  }

  private async taken(keys: Keys, isOver: () => boolean): Promise<pg.Client> {
    const until = this.reach.until();
    const gates = new Map<pg.Client, Keys>();
    try {
      for (let pause = PAUSE_MS; ; pause = Math.min(2 * pause, MOST_PAUSE_MS)) {
        if (isOver() || until <= performance.now()) return await this.refused();
        const client = await this.tried(keys, until, gates);
        if (client !== undefined) return client;
        await sleep(pause * (0.5 + Math.random()));
      }
    } finally {
      for (const [client, shut] of gates)
        had(client, 'open gates', shut).catch(() => {
          hangUp(client);
        });
    }
  }

  private refused(): Promise<never> {
    if (this.reach.fault !== undefined) return this.reach.refused();
    throw new StoreUnavailable('Another process writes to the same streams, and does not come to an end.');
  }

  /** `gates`: those that this waiting has shut, by the session that has them. */
  private async tried(keys: Keys, until: number, gates?: Map<pg.Client, Keys>): Promise<pg.Client | undefined> {
    const began = performance.now();
    try {
      const client = await this.session.run(Math.min(until, began + this.reach.tryMs), async (now) => {
        this.watch(now);
        const lacking = await takeAll(now, keys, gates?.has(now) === true ? 'take ahead' : 'take');
        if (lacking.length === 0) return now;
        const shutNow = gates === undefined || gates.has(now) ? [] : await shut(now, lacking);
        if (shutNow.length > 0) gates?.set(now, shutNow);
        return undefined;
      });
      this.reach.regained();
      return client;
    } catch (error) {
      this.reach.lost(error, began);
      return undefined;
    }
  }

  private watch(client: pg.Client): void {
    if (this.watched.has(client)) return;
    this.watched.add(client);
    client.once('end', () => this.gone.add(client));
  }
}

/** Those of the lacking that nobody may share until this one has had its turn: what it only shares keeps nobody from passing by. */
const shut = async (client: pg.Client, keys: Keys): Promise<Keys> => {
  const took = await had(client, 'shut gates', keys);
  return keys.filter((_, at) => took[at] === true);
};

/** All or none: those that it lacks. */
const takeAll = async (client: pg.Client, keys: Keys, how: Statement): Promise<Keys> => {
  const took = await had(client, how, keys);
  if (took.every(Boolean)) return [];
  await had(
    client,
    'leave',
    keys.filter((_, at) => took[at] === true),
  );
  return keys.filter((_, at) => took[at] !== true);
};
