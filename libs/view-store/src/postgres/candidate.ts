import { before, BY_INDEX, connect, prepared } from '@plumbline/postgres';
import type pg from 'pg';
import type { Checkpoint, ParkedStream } from '../checkpoints.js';
import type { Heartbeat } from '../heartbeat.js';
import type { DeclaredViews } from '../look.js';
import { asUnopened } from './failures.js';
import { makeSchema } from './make-schema.js';
import { ensureMayWrite } from './rights.js';
import { PostgresViews } from './postgres-views.js';
import { namesIn, rebuildChannel, runnerLock, schemaOf, use } from './schema.js';
import { heartbeatIn, isWhole, READ, type StoredBeat, type StoredWhole } from './statements.js';
import { WriterSession } from './writer-session.js';

export type CandidateOptions = DeclaredViews &
  Readonly<{
    url: string;
    /** Most time that anything may take. */
    deadlineMs?: number;
  }>;

const DEADLINE_MS = 5_000;
const CLOSE_MS = 1_000;
/** Views are derived: what a crash of the server loses of them, rows and checkpoint together, is projected again. */
const SETTINGS = `${BY_INDEX} SET synchronous_commit = off; SET client_min_messages = error;`;

const begin = async (client: pg.Client, schema: string): Promise<void> => {
  await client.query(use(schema));
  await makeSchema(client, schema);
  await ensureMayWrite(client, schema);
  await client.query(`LISTEN ${rebuildChannel(schema)}`);
};

/** A session that becomes the writer of the views of its release as soon as no other is. */
export class Candidate {
  readonly #client: pg.Client;
  readonly #session: WriterSession;
  readonly #of: DeclaredViews;
  readonly #schema: string;

  private constructor(client: pg.Client, { tables, views, deadlineMs = DEADLINE_MS }: CandidateOptions) {
    this.#client = client;
    this.#of = { tables, views };
    this.#schema = schemaOf(this.#of);
    this.#session = new WriterSession(client, deadlineMs);
  }

  /** @throws ViewsUnavailable, and `ViewsRefused` where another try would do no better */
  static async connect(options: CandidateOptions): Promise<Candidate> {
    const { url, deadlineMs = DEADLINE_MS } = options;
    const schema = schemaOf(options);
    try {
      const client = await connect({ url, timeoutMs: deadlineMs, settings: `${namesIn(schema)} ${SETTINGS}` });
      await prepared(client, deadlineMs, () => begin(client, schema));
      return new Candidate(client, options);
    } catch (error) {
      throw asUnopened(error);
    }
  }

  /** Undefined while another session has the lock. @throws ViewsUnavailable */
  async elected(): Promise<PostgresViews | undefined> {
    const lock = `SELECT pg_try_advisory_lock(${runnerLock(this.#schema)}) AS "isHeld"`;
    const [row] = await this.#session.rows<{ isHeld: boolean }>(lock);
    return row?.isHeld === true ? new PostgresViews(this.#session, this.#of.tables) : undefined;
  }

  checkpoints(): Promise<readonly Checkpoint[]> {
    return this.#session.rows<Checkpoint>(READ.checkpoints);
  }

  parked(): Promise<readonly ParkedStream[]> {
    return this.#session.rows<ParkedStream>(READ.parked);
  }

  async isWhole(): Promise<boolean> {
    return isWhole(await this.#session.rows<StoredWhole>(READ.whole));
  }

  /** Of whoever writes the views. */
  async heartbeat(): Promise<Heartbeat | undefined> {
    return heartbeatIn(await this.#session.rows<StoredBeat>(READ.heartbeat));
  }

  /** Whoever writes the views is to derive them anew. */
  async askForRebuild(): Promise<void> {
    await this.#session.rows('SELECT pg_notify($1, $2)', [rebuildChannel(this.#schema), '']);
  }

  onRebuildAsked(rebuild: () => void): void {
    this.#client.on('notification', ({ channel }) => {
      if (channel === rebuildChannel(this.#schema)) rebuild();
    });
  }

  /** Gives the lock back with the session. */
  async close(): Promise<void> {
    if (!this.#session.isOver) await before(performance.now() + CLOSE_MS, this.#client.end()).catch(() => undefined);
    this.#session.hangUp();
  }
}
