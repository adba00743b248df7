import { setTimeout as sleep } from 'node:timers/promises';
import { prepared, type Reach, Session } from '@plumbline/postgres';
import type { Position } from '@plumbline/domain';
import type pg from 'pg';
import { FOLLOWED, type Numbered } from '../changes.js';
import { isWhole } from './statements.js';
import { Waiters } from '../waiters.js';
import { FollowedChanges } from './followed-changes.js';
import { connectReading, isGivenUp, type ReadingOptions } from './reading-session.js';
import { listenToCommits, use } from './schema.js';

/** Behind the notifications, which a pooler in front or a dead connection swallows: while somebody waits, and else. */
const POLL_MS = 50;
const IDLE_POLL_MS = 250;
const AGAIN_MS = 200;

/** In one statement, which sees one state: a position with all that was changed up to there. */
const LOOK = {
  name: 'look',
  text: `SELECT r."reached", coalesce(r."last", 0) AS "last", r."whole", c.*
    FROM (SELECT CASE WHEN count("position") < count(*) THEN NULL ELSE min("position") END AS "reached",
      (SELECT max("number") FROM projection_changes) AS "last", (SELECT count(*) FROM projection_whole) AS "whole" FROM projection_checkpoints) r
    LEFT JOIN LATERAL (SELECT * FROM projection_changes WHERE "number" > $1 ORDER BY "number" LIMIT ${String(FOLLOWED)}) c
      ON true ORDER BY c."number"`,
};
type Looked = Readonly<{ reached: Position | null; last: number; whole: number }> &
  (Numbered | Readonly<Record<keyof Numbered, null>>);

/** Hears of every commit of the views, by LISTEN with a poll behind it. */
export class Follower {
  readonly changes = new FollowedChanges();
  readonly #waiters = new Waiters();
  readonly #options: ReadingOptions;
  readonly #reach: Reach;
  readonly #session: Session;
  readonly #stopping = new AbortController();
  #wake = new AbortController();
  #running: Promise<void> | undefined;
  #isWhole = false;

  constructor(options: ReadingOptions, reach: Reach) {
    this.#options = options;
    this.#reach = reach;
    this.#session = new Session(() => this.#listening(), isGivenUp);
  }

  /** The first look has to succeed. */
  async start(): Promise<void> {
    await this.#look();
    this.#running = this.#run();
  }

  /** Whether every view has caught up once, asked again as long as it was not. */
  async isWhole(): Promise<boolean> {
    if (!this.#isWhole) await this.#look();
    return this.#isWhole;
  }

  waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    const waiting = this.#waiters.add(position, timeoutMs);
    if (this.#waiters.size > 0) this.#wake.abort();
    return waiting;
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    this.#wake.abort();
    this.#waiters.giveUp();
    this.#session.close();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const isHeard = await this.#tried();
      await this.#pause(isHeard ? (this.#waiters.size > 0 ? POLL_MS : IDLE_POLL_MS) : AGAIN_MS);
    }
  }

  async #tried(): Promise<boolean> {
    const began = performance.now();
    this.#wake = new AbortController();
    try {
      await this.#look();
      this.#reach.regained();
      return true;
    } catch (error) {
      // A server that has lost its last commits starts from an earlier position.
      this.#waiters.reached(null);
      if (!this.#stopping.signal.aborted) this.#reach.lost(error, began);
      return false;
    }
  }

  async #look(): Promise<void> {
    const asked = performance.now();
    const { rows } = await this.#session.run(asked + this.#reach.tryMs, (client) =>
      client.query<Looked>({ ...LOOK, values: [this.changes.since] }),
    );
    const [first] = rows;
    if (first === undefined) return;
    const news = rows.filter((row): row is Looked & Numbered => row.number !== null);
    this.changes.heard(first.last, news, asked);
    this.#isWhole = isWhole([first]);
    this.#waiters.reached(first.reached);
  }

  async #listening(): Promise<pg.Client> {
    const { schema } = this.#options;
    const client = await connectReading(this.#options);
    client.on('notification', () => {
      this.#wake.abort();
    });
    client.once('end', () => {
      this.changes.interrupted();
      this.#waiters.reached(null);
      this.#wake.abort();
    });
    await prepared(client, this.#options.timeoutMs, () => client.query(`${use(schema)}; ${listenToCommits(schema)}`));
    return client;
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#wake.signal }).catch(() => undefined);
  }
}
