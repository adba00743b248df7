import { BY_INDEX, connect, hangUp } from '@plumbline/postgres';
import type pg from 'pg';
import type { Table } from '../define-table.js';
import { asUnreached } from './failures.js';
import { migrate } from './migrate.js';
import { PostgresViews } from './postgres-views.js';
import { NAMES, RUNNER_LOCK } from './schema.js';
import { WriterSession } from './writer-session.js';

export type CandidateOptions = Readonly<{
  url: string;
  tables: readonly Table[];
  /** Most time that anything may take. */
  deadlineMs?: number;
}>;

const DEADLINE_MS = 5_000;
/** Views are derived: what a crash of the server loses of them, rows and checkpoint together, is projected again. */
const SETTINGS = `${NAMES} ${BY_INDEX} SET synchronous_commit = off; SET client_min_messages = error;`;
const LOCK = `SELECT pg_try_advisory_lock(${String(RUNNER_LOCK)}) AS "isHeld"`;

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
      await migrate(client).catch((error: unknown) => {
        hangUp(client);
        throw error;
      });
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

  /** Gives the lock back with the session. */
  async close(): Promise<void> {
    if (this.#session.isOver) return;
    await this.#client.end().catch(() => undefined);
  }

  hangUp(): void {
    this.#session.hangUp();
  }
}
