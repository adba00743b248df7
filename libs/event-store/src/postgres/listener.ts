import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type ConnectOptions, connect } from './connect.js';
import type { Presence } from './presence.js';
import type { Reach } from './reach.js';
import { CHANNEL } from './schema.js';
import { before, Session } from './session.js';
import { READ } from './statements.js';

const AGAIN_MS = 200;
const LEAVE_MS = 500;

type End = Readonly<{ recorded: number; format: number }>;
const NO_LOG: End = { recorded: 0, format: 1 };

export type ListenerOptions = Readonly<{
  connection: ConnectOptions;
  reach: Reach;
  /** From one look at the end of the log to the next: behind a pooler no notification comes, and on a dead connection neither. */
  pollMs: number;
  presence: Presence;
  /** Told the position of the last event whenever it may have moved. */
  heard: (last: number) => void;
  /** Told which events the log takes. */
  takes: (format: number) => void;
}>;

/** Hears of commits of any process by LISTEN, with a poll behind it; and so, whether the server can be reached. */
export class Listener {
  private readonly stopping = new AbortController();
  private readonly session: Session;
  private readonly running: Promise<void>;

  constructor(private readonly options: ListenerOptions) {
    this.session = new Session(() => this.listening());
    this.running = this.run();
  }

  async close(): Promise<void> {
    const { presence } = this.options;
    this.stopping.abort();
    await this.session.run(performance.now() + LEAVE_MS, (client) => presence.leave(client)).catch(() => undefined);
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

  private async look(reach: Reach): Promise<boolean> {
    const began = performance.now();
    try {
      const { recorded, format } = await this.session.run(began + reach.tryMs, (client) => this.end(client));
      reach.regained();
      this.options.takes(format);
      this.options.heard(recorded);
      return true;
    } catch (error) {
      if (!this.stopping.signal.aborted) reach.lost(error, began);
      return false;
    }
  }

  private async end(client: pg.Client): Promise<End> {
    await this.options.presence.noteAgain(client);
    return (await client.query<End>({ ...READ.last })).rows[0] ?? NO_LOG;
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
