import { prepared, type Session } from '@plumbline/postgres';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { sessionOf } from './failures.js';
import type { LogReach } from './reach.js';

const AGAIN_MS = 200;
const LEAVE_MS = 500;

export type ListenerOptions = Readonly<{
  open: () => Promise<pg.Client>;
  reach: LogReach;
  channel: string;
  /** Asks for what the notifications tell. */
  ask: (client: pg.Client) => Promise<number>;
  /** Done on the connection before it is closed, where it is there. */
  leave?: (client: pg.Client) => Promise<void>;
  /** From one look at it to the next: behind a pooler no notification comes, and on a dead connection neither. */
  pollMs: number;
  /** Told it whenever it may have moved: the position of the last event, for a log. */
  heard: (last: number) => void;
}>;

/** Hears what any process committed by LISTEN, with a poll behind it; and so, whether the server can be reached. */
export class Listener {
  private readonly stopping = new AbortController();
  private readonly session: Session;
  private readonly running: Promise<void>;

  constructor(private readonly options: ListenerOptions) {
    this.session = sessionOf(() => this.listening());
    this.running = this.run();
  }

  async close(): Promise<void> {
    const { leave } = this.options;
    this.stopping.abort();
    if (leave !== undefined) await this.session.run(performance.now() + LEAVE_MS, leave).catch(() => undefined);
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
    const { ask } = this.options;
    const began = performance.now();
    try {
      const last = await this.session.run(began + reach.tryMs, ask);
      reach.regained();
      this.options.heard(last);
      return true;
    } catch (error) {
      if (!this.stopping.signal.aborted) reach.lost(error, began);
      return false;
    }
  }

  private async listening(): Promise<pg.Client> {
    const { open, reach, channel, heard } = this.options;
    const client = await open();
    client.on('notification', ({ payload }) => {
      heard(Number(payload));
    });
    await prepared(client, reach.tryMs, () => client.query(`LISTEN ${channel}`));
    return client;
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
