import { before, BY_INDEX, connect, prepared } from '@plumbline/postgres';
import type pg from 'pg';
import type { Checkpoint, ParkedStream } from '../checkpoints.js';
import type { Heartbeat } from '../heartbeat.js';
import type { Table } from '../define-table.js';
import { asUnreached } from './failures.js';
import { migrate } from './migrate.js';
import { PostgresViews } from './postgres-views.js';
import { NAMES, REBUILD_CHANNEL, RUNNER_LOCK } from './schema.js';
import { heartbeatIn, READ, type StoredBeat } from './statements.js';
import { WriterSession } from './writer-session.js';

export type CandidateOptions = Readonly<{
  url: string;
  tables: readonly Table[];
  /** Most time that anything may take. */
  deadlineMs?: number;
}>;

const DEADLINE_MS = 5_000;
const CLOSE_MS = 1_000;
/** Views are derived: what a crash of the server loses of them, rows and checkpoint together, is projected again. */
const SETTINGS = `${NAMES} ${BY_INDEX} SET synchronous_commit = off; SET client_min_messages = error;`;
const LOCK = `SELECT pg_try_advisory_lock(${String(RUNNER_LOCK)}) AS "isHeld"`;

const begin = async (client: pg.Client): Promise<void> => {
  await migrate(client);
  await client.query(`LISTEN ${REBUILD_CHANNEL}`);
};

/** A session that becomes the writer of the views as soon as no other is. */
export class Candidate {
  readonly #client: pg.Client;
  readonly #session: WriterSession;
  readonly #tables: readonly Table[];

  private constructor(client: pg.Client, { tables, deadlineMs = DEADLINE_MS }: CandidateOptions) {
    this.#client = client;
    this.#tables = tables;
    this.#session = new WriterSession(client, deadlineMs);
  }

  /** @throws ViewsUnavailable */
  static async connect(options: CandidateOptions): Promise<Candidate> {
    const { url, deadlineMs = DEADLINE_MS } = options;
    try {
      const client = await connect({ url, timeoutMs: deadlineMs, settings: SETTINGS });
      await prepared(client, deadlineMs, () => begin(client));
      return new Candidate(client, options);
    } catch (error) {
      throw asUnreached(error);
    }
  }

  /** Undefined while another session has the lock. @throws ViewsUnavailable */
  async elected(): Promise<PostgresViews | undefined> {
    const [row] = await this.#session.rows<{ isHeld: boolean }>(LOCK);
    return row?.isHeld === true ? new PostgresViews(this.#session, this.#tables) : undefined;
  }

  checkpoints(): Promise<readonly Checkpoint[]> {
    return this.#session.rows<Checkpoint>(READ.checkpoints);
  }

  parked(): Promise<readonly ParkedStream[]> {
    return this.#session.rows<ParkedStream>(READ.parked);
  }

  /** Of whoever writes the views. */
  async heartbeat(): Promise<Heartbeat | undefined> {
    return heartbeatIn(await this.#session.rows<StoredBeat>(READ.heartbeat));
  }

  /** Whoever writes the views is to derive them anew. */
  async askForRebuild(): Promise<void> {
    await this.#session.rows('SELECT pg_notify($1, $2)', [REBUILD_CHANNEL, '']);
  }

  onRebuildAsked(rebuild: () => void): void {
    this.#client.on('notification', ({ channel }) => {
      if (channel === REBUILD_CHANNEL) rebuild();
    });
  }

  /** Gives the lock back with the session. */
  async close(): Promise<void> {
    if (!this.#session.isOver) await before(performance.now() + CLOSE_MS, this.#client.end()).catch(() => undefined);
    this.#session.hangUp();
  }
}
