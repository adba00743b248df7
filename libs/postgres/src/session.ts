import type pg from 'pg';
import { hangUp } from './connect.js';
import { isLost, NotConnected, TimedOut } from './failures.js';

/** Rejects with `TimedOut` when the time has come, whatever becomes of the work. */
export const before = <T>(until: number, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new TimedOut());
    }, until - performance.now());
    const over = (): void => {
      clearTimeout(timer);
    };
    work.then(resolve, reject).finally(over);
  });

/** One connection, made when it is needed and anew once it is lost. */
export class Session {
  private client: Promise<pg.Client> | undefined;
  private isClosed = false;
  /** How many calls are on it. */
  busy = 0;

  constructor(
    private readonly open: () => Promise<pg.Client>,
    private readonly isLostBy: (error: unknown) => boolean = isLost,
  ) {}

  /** Rejects in time. Where the connection is lost, or nothing came in time, the next call gets another. */
  async run<T>(until: number, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const opening = (this.client ??= this.opened());
    this.busy += 1;
    try {
      return await before(until, opening.then(work));
    } catch (error) {
      if (this.isLostBy(error)) this.drop(opening);
      throw error;
    } finally {
      this.busy -= 1;
    }
  }

  /** Breaks off what is on it. */
  close(): void {
    this.isClosed = true;
    if (this.client !== undefined) this.drop(this.client);
  }

  private async opened(): Promise<pg.Client> {
    if (this.isClosed) throw new Error('closed');
    const client = await this.open().catch((error: unknown) => {
      throw new NotConnected(error);
    });
    client.once('end', () => {
      this.client = undefined;
    });
    return client;
  }

  private drop(opening: Promise<pg.Client>): void {
    if (this.client === opening) this.client = undefined;
    opening.then(hangUp, () => undefined);
  }
}
