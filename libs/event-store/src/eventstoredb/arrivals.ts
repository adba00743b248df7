import { setTimeout as sleep } from 'node:timers/promises';
import { LogEnds } from '../served/log-ends.js';
import type { Connection } from './connection.js';
import { type Filter, followRequest, givenIn } from './messages.js';

type Parts = Readonly<{
  connection: Connection;
  filter: Filter;
  /** The position of the last event, asked also of a server that is away. */
  last: () => Promise<number>;
  pollMs: number;
}>;

const PAUSE_MS = 100;
const MOST_PAUSE_MS = 5_000;

/**
 * Wakes subscriptions of this process where events come. The server tells of each, and may fall silent without a word, end without an error, or
 * send positions that no event has; so what it tells is only that there may be something, and a poll behind it finds what was not told, and
 * that the server has to be asked anew.
 */
export class EsdbArrivals extends LogEnds {
  private stop: (() => void) | undefined;
  /** The last event that the server told of, or had before it was asked to tell. */
  private told: number | undefined;
  /** The last event at the look before: what the server has not told by the next look, it never tells. */
  private due = 0;
  private pauseMs = PAUSE_MS;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly parts: Parts) {
    super();
  }

  start(): void {
    this.running = this.run();
  }

  async end(): Promise<void> {
    this.close();
    this.stopping.abort();
    this.leave();
    await this.running;
  }

  private async run(): Promise<void> {
    const { pollMs } = this.parts;
    while (!this.stopping.signal.aborted) {
      if (this.stop === undefined) await this.follow();
      await this.look();
      await this.pause(this.stop === undefined ? Math.min(this.pauseMs, pollMs) : pollMs);
    }
    this.leave();
  }

  private async look(): Promise<void> {
    const last = await this.parts.last().catch(() => undefined);
    // Whoever reads says that the server cannot be reached.
    if (last === undefined) return;
    this.told ??= last;
    if (this.due > this.told) this.renew();
    this.due = last;
    this.heard(last);
  }

  private async follow(): Promise<void> {
    const { connection, filter } = this.parts;
    this.told = undefined;
    this.due = 0;
    try {
      this.stop = await connection.follow(
        followRequest(filter),
        (answer) => {
          const position = givenIn(answer)?.position;
          if (position !== undefined) this.tell(position);
        },
        () => {
          this.renew();
        },
      );
    } catch {
      this.renew();
    }
  }

  private tell(position: number): void {
    this.told = Math.max(this.told ?? 0, position);
    this.pauseMs = PAUSE_MS;
    this.heard(position);
  }

  private renew(): void {
    this.leave();
    this.pauseMs = Math.min(2 * this.pauseMs, MOST_PAUSE_MS);
  }

  private leave(): void {
    this.stop?.();
    this.stop = undefined;
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
