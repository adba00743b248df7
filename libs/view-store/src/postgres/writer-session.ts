import {
  before,
  concernsWhatWasSent,
  describe,
  hangUp,
  isLost,
  isTooSlow,
  NotConnected,
  together,
} from '@plumbline/postgres';
import type pg from 'pg';
import { Turns } from '../turns.js';
import { ViewsUnavailable } from '../views-unavailable.js';
import { SERVER } from './failures.js';
import type { Statement } from './noted-rows.js';

/** Somebody else has moved what this runner believed to be its own: it steps down. */
export class Superseded extends ViewsUnavailable {
  constructor() {
    super('another runner writes the views', { isDamage: false });
  }
}

const LOCKED = '55P03';
const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
/** A lock of the tables that others read was not to be had in time; nothing is changed. */
export const isLocked = (error: unknown): boolean =>
  codeOf(error instanceof ViewsUnavailable ? error.cause : error) === LOCKED;

export type Prepared = Readonly<{
  /** Sent first: where it does not touch so many rows, nothing is changed and the runner steps down. */
  fence: Statement;
  rows: number;
  statements: readonly (Statement | string)[];
  committed: () => void;
}>;

type Sent = Promise<pg.QueryResult<Record<string, unknown>>>;

/** The one session that writes views. It holds the lock of the runner: what is written on it is written by whoever has that. */
export class WriterSession {
  /** Once nothing more can be done with it. */
  readonly over: Promise<void>;
  readonly #client: pg.Client;
  readonly #deadlineMs: number;
  readonly #turns = new Turns();
  #isOver = false;

  constructor(client: pg.Client, deadlineMs: number) {
    this.#client = client;
    this.#deadlineMs = deadlineMs;
    this.over = new Promise((resolve) => {
      client.once('end', () => {
        this.#isOver = true;
        resolve();
      });
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  hangUp(): void {
    this.#isOver = true;
    hangUp(this.#client);
  }

  /** All sent in one go. */
  read(statements: readonly Statement[]): Promise<readonly (readonly Record<string, unknown>[])[]> {
    return this.#inTurn(async (client) => {
      const sent = together(client, () => statements.map((statement) => client.query(statement) as Sent));
      return (await Promise.all(sent)).map(({ rows }) => rows);
    });
  }

  async rows<Row>(text: string, values: unknown[] = []): Promise<readonly Row[]> {
    const [rows] = await this.read([{ text, values }]);
    return rows as readonly Row[];
  }

  /**
   * All or nothing. `prepare` is called when its turn has come, after all transactions before it.
   * @throws Superseded
   */
  transaction(prepare: () => Prepared): Promise<void> {
    return this.#inTurn(async (client) => {
      const { fence, rows, statements, committed } = prepare();
      const sent = together(client, () =>
        ['BEGIN', fence, ...statements].map((statement) => client.query(statement as string) as unknown as Sent),
      );
      const [, fenced, ...others] = await Promise.allSettled(sent);
      const failed = [fenced, ...others].find((one) => one?.status === 'rejected');
      const isHeld = fenced?.status === 'fulfilled' && fenced.value.rowCount === rows;
      if (failed !== undefined || !isHeld) return this.#giveUp(client, failed?.reason);
      await client.query('COMMIT');
      committed();
    });
  }

  async #giveUp(client: pg.Client, reason: unknown): Promise<never> {
    await client.query('ROLLBACK');
    if (reason !== undefined) throw reason as Error;
    this.hangUp();
    throw new Superseded();
  }

  #inTurn<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    return this.#turns.take(async () => {
      if (this.#isOver) {
        const cause = new NotConnected(new Error('Connection terminated'));
        throw new ViewsUnavailable(describe(cause, SERVER), { isDamage: false, cause });
      }
      try {
        return await before(performance.now() + this.#deadlineMs, work(this.#client));
      } catch (error) {
        throw this.#told(error);
      }
    });
  }

  /** What is wrong with a row comes out as it is; anything else says that the views cannot be written now. */
  #told(error: unknown): unknown {
    if (error instanceof ViewsUnavailable || concernsWhatWasSent(error)) return error;
    if (isLost(error) && !isLocked(error) && !isTooSlow(error)) this.hangUp();
    return new ViewsUnavailable(describe(error, SERVER), { isDamage: false, cause: error });
  }
}
