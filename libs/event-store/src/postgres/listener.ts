import { before, connect, type ConnectOptions, type Session } from '@plumbline/postgres';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { sessionOf } from './failures.js';
import type { LogReach } from './reach.js';
import { CHANNEL } from './schema.js';
import { READ } from './statements.js';

const AGAIN_MS = 200;

export type ListenerOptions = Readonly<{
  connection: ConnectOptions;
  reach: LogReach;
  /** From one look at the end of the log to the next: behind a pooler no notification comes, and on a dead connection neither. */
  pollMs: number;
  /** Told the position of the last event whenever it may have moved. */
  heard: (last: number) => void;
}>;

/** Hears of commits of any process by LISTEN, with a poll behind it; and so, whether the server can be reached. */
export class Listener {
  private readonly stopping = new AbortController();
  private readonly session: Session;
  private readonly running: Promise<void>;

  constructor(private readonly options: ListenerOptions) {
    this.session = sessionOf(() => this.listening());
    this.running = this.run();
  }

  async close(): Promise<void> {
    this.stopping.abort();
    this.session.close();
    await this.running;
  }

  private async run(): Promise<void> {
    const { reach, pollMs } = this.options;
    while (!this.stopping.signal.aborted) {
      const isHeard = await this.look(reach);
      await this.pause(isHeard ? pollMs : AGAIN_MS);
    }
  }

  private async look(reach: LogReach): Promise<boolean> {
    const began = performance.now();
    try {
      const last = await this.session.run(began + reach.tryMs, lastIn);
      reach.regained();
      this.options.heard(last);
      return true;
    } catch (error) {
      if (!this.stopping.signal.aborted) reach.lost(error, began);
      return false;
    }
  }

  private async listening(): Promise<pg.Client> {
    const { connection, heard } = this.options;
    const client = await connect(connection);
    client.on('notification', ({ payload }) => {
      heard(Number(payload));
    });
    await before(performance.now() + connection.timeoutMs, client.query(`LISTEN ${CHANNEL}`));
    return client;
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

const lastIn = async (client: pg.Client): Promise<number> =>
  (await client.query<{ recorded: number }>({ ...READ.last })).rows[0]?.recorded ?? 0;
