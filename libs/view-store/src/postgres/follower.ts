import { Listener, type Reach } from '@plumbline/postgres';
import type { Position } from '@plumbline/domain';
import type pg from 'pg';
import { FOLLOWED, type Numbered } from '../changes.js';
import { Waiters } from '../waiters.js';
import { FollowedChanges } from './followed-changes.js';
import { connectReading, isGivenUp, type ReadingOptions } from './reading-session.js';
import { listenToCommits, use } from './schema.js';
import { isWhole } from './statements.js';

/** Behind the notifications, which a pooler in front or a dead connection swallows: while somebody waits, and else. */
const POLL_MS = 50;
const IDLE_POLL_MS = 250;

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

/** Hears of every commit of the views. */
export class Follower {
  readonly changes = new FollowedChanges();
  readonly #waiters = new Waiters();
  readonly #listener: Listener;
  #isWhole = false;

  constructor(options: ReadingOptions, reach: Reach) {
    const { schema } = options;
    this.#listener = new Listener({
      ...{ reach, isLost: isGivenUp },
      open: () => connectReading(options),
      listen: `${use(schema)}; ${listenToCommits(schema)}`,
      notified: () => {
        this.#listener.wake();
      },
      look: (client) => this.#look(client),
      pollMs: () => (this.#waiters.size > 0 ? POLL_MS : IDLE_POLL_MS),
      // A server that has lost its last commits starts from an earlier position, and numbers anew.
      lost: () => {
        this.#isWhole = false;
        this.changes.interrupted();
        this.#waiters.reached(null);
      },
    });
  }

  /** The first look has to succeed. */
  async start(): Promise<void> {
    await this.#listener.look();
    this.#listener.start();
  }

  /** Whether every view has caught up once, asked again as long as it was not. */
  async isWhole(): Promise<boolean> {
    if (!this.#isWhole) await this.#listener.look();
    return this.#isWhole;
  }

  waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    const waiting = this.#waiters.add(position, timeoutMs);
    if (this.#waiters.size > 0) this.#listener.wake();
    return waiting;
  }

  async close(): Promise<void> {
    this.#waiters.giveUp();
    await this.#listener.close();
  }

  async #look(client: pg.Client): Promise<void> {
    const asked = performance.now();
    const { rows } = await client.query<Looked>({ ...LOOK, values: [this.changes.since] });
    const [first] = rows;
    if (first === undefined) return;
    const news = rows.filter((row): row is Looked & Numbered => row.number !== null);
    this.changes.heard(first.last, news, asked);
    this.#isWhole = isWhole([first]);
    // Whoever waits reads then, and before that nobody may.
    this.#waiters.reached(this.#isWhole ? first.reached : null);
  }
}
