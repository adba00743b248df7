import { describe, type Session, beginUnder } from '@plumbline/postgres';
import { KeysUnavailable, StoreUnavailable } from '@plumbline/event-log';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { isLost, sessionOf } from '../failures.js';
import type { KeysReach } from '../reach.js';
import type { KeysSeen } from './keys-seen.js';
import { KEYS, type KeysState, READ } from './schema.js';

const PAUSE_MS = 50;
const TRY_AGAIN_MS = 2_000;

type Work<T> = (client: pg.Client, state: KeysState) => Promise<T>;

/** Writes to keys, one after the other: in this process by turns, among processes by a lock. */
export class KeysWriter {
  private readonly session: Session;
  private tail: Promise<unknown> = Promise.resolve();
  private isClosed = false;
  private refusal: string | undefined;
  private triedAt = 0;

  constructor(
    open: () => Promise<pg.Client>,
    private readonly reach: KeysReach,
    private readonly seen: KeysSeen,
  ) {
    this.session = sessionOf(open);
  }

  /** Why nothing can be written now, tried again from time to time; undefined where it can. */
  get fault(): string | undefined {
    if (this.refusal !== undefined && performance.now() - this.triedAt >= TRY_AGAIN_MS) this.probe();
    return this.refusal;
  }

  /**
   * Runs work in a transaction, and again on another connection where one is lost, until its time is over: the server may have committed it before,
   * so done twice it has to change nothing more. @throws KeysUnavailable
   */
  run<T>(work: Work<T>): Promise<T> {
    const until = this.reach.until();
    return this.inTurn(() => this.tried(until, work));
  }

  /** What was begun ends first. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.tail;
    this.session.close();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.isClosed) return Promise.reject(new KeysUnavailable('The keys in PostgreSQL are closed.'));
    const result = this.tail.then(work);
    this.tail = result.catch(() => undefined);
    return result;
  }

  private async tried<T>(until: number, work: Work<T>): Promise<T> {
    for (;;) {
      if (until <= performance.now()) return this.reach.refused();
      const began = performance.now();
      try {
        const result = await this.session.run(began + this.reach.tryMs, (client) => this.committed(client, work));
        this.reach.regained();
        this.refusal = undefined;
        return result;
      } catch (error) {
        if (!isLost(error)) throw this.refused(error);
        this.reach.lost(error, began);
        await sleep(PAUSE_MS);
      }
    }
  }

  private refused(error: unknown): Error {
    if (error instanceof StoreUnavailable) return error;
    this.refusal = describe(error);
    this.triedAt = performance.now();
    return new KeysUnavailable(`Keys cannot be written: ${this.refusal}`, { cause: error });
  }

  private async committed<T>(client: pg.Client, work: Work<T>): Promise<T> {
    await client.query(beginUnder(KEYS.lock));
    try {
      const before = this.seen.known;
      const state = this.seen.saw((await client.query<KeysState>({ ...READ.state })).rows[0], before);
      const result = await work(client, state);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  private probe(): void {
    this.triedAt = performance.now();
    this.run((client) => client.query(`UPDATE ${KEYS.schema}.keyring SET made = made`)).catch(() => undefined);
  }
}
