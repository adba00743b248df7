import type pg from 'pg';
import { hangUp } from './connect.js';
import { before } from './before.js';
import { isLost, NotConnected, TimedOut } from './failures.js';

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
    let isOver = false;
    // Whoever asked has been answered by then: nothing of it may still be sent.
    const start = (client: pg.Client): Promise<T> => (isOver ? Promise.reject(new TimedOut()) : work(client));
    try {
      return await before(until, opening.then(start));
    } catch (error) {
      if (this.isLostBy(error)) this.drop(opening);
      throw error;
    } finally {
      isOver = true;
      this.busy -= 1;
    }
  }

  /** Breaks off what is on it. */
  close(): void {
    this.isClosed = true;
    if (this.client !== undefined) this.drop(this.client);
  }

  private opened(): Promise<pg.Client> {
    const opening = this.connected();
    const isGone = (): void => {
      if (this.client === opening) this.client = undefined;
    };
    opening.then(
      (client) => client.once('end', isGone),
      () => undefined,
    );
    return opening;
  }

  private async connected(): Promise<pg.Client> {
    if (this.isClosed) throw new Error('closed');
    return this.open().catch((error: unknown) => {
      throw error instanceof NotConnected ? error : new NotConnected(error);
    });
  }

  private drop(opening: Promise<pg.Client>): void {
    if (this.client === opening) this.client = undefined;
    opening.then(hangUp, () => undefined);
  }
}
